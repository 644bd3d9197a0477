//! Dates of exports as milliseconds since 1970.

/// Milliseconds since 1970 of a date and a time of day in UTC, or `None` when there is no such day or hour.
pub fn milliseconds(date: (i64, i64, i64), time: (i64, i64, i64)) -> Option<i64> {
    let (year, month, day) = date;
    let (hour, minute, second) = time;
    // Four digits hold every year in which anybody chats, and no sum below goes over.
    let sane = (0..=9_999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..=60).contains(&second);
    sane.then(|| (days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second) * 1_000)
}

/// Days since 1970-01-01 in the Gregorian calendar. The year begins in March, so that the leap day comes last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * month + 2) / 5
        + day
        - 719_469
}

/// Milliseconds since 1970 of an ISO 8601 time: `2026-03-12T18:05:33.120+01:00`, also with a blank for the `T` and
/// without a zone (then UTC).
pub fn from_iso(text: &str) -> Option<i64> {
    let (date, rest) = text.trim().split_once(['T', ' '])?;
    let mut date = date.splitn(3, '-').map(str::parse::<i64>);
    let date = (date.next()?.ok()?, date.next()?.ok()?, date.next()?.ok()?);
    let zone_at = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at_checked(zone_at)?;
    let mut clock = clock.trim().splitn(3, ':');
    let hour = clock.next()?.parse().ok()?;
    let minute = clock.next()?.parse().ok()?;
    let mut second = clock.next().unwrap_or("0").splitn(2, '.');
    let whole = second.next()?.parse().ok()?;
    let fraction: String = second
        .next()
        .unwrap_or("0")
        .chars()
        .chain("00".chars())
        .take(3)
        .collect();
    let local = milliseconds(date, (hour, minute, whole))? + fraction.parse::<i64>().ok()?;
    Some(local - zone_minutes(zone)? * 60_000)
}

fn zone_minutes(zone: &str) -> Option<i64> {
    let sign = match zone.chars().next() {
        None | Some('Z') => return Some(0),
        Some('-') => -1,
        Some(_) => 1,
    };
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    if digits.len() > 4 {
        return None;
    }
    let number: i64 = digits.parse().ok()?;
    let minutes = if digits.len() <= 2 {
        number * 60
    } else {
        number / 100 * 60 + number % 100
    };
    Some(sign * minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_1970_across_leap_days() {
        assert_eq!(milliseconds((1970, 1, 1), (0, 0, 0)), Some(0));
        assert_eq!(milliseconds((2000, 3, 1), (0, 0, 0)), Some(951_868_800_000));
        assert_eq!(
            milliseconds((2024, 2, 29), (12, 0, 1)),
            Some(1_709_208_001_000)
        );
    }

    #[test]
    fn refuses_a_thirteenth_month() {
        assert_eq!(milliseconds((2024, 13, 1), (0, 0, 0)), None);
    }

    #[test]
    fn refuses_years_and_zones_that_nobody_lives_in() {
        assert_eq!(milliseconds((i64::MAX, 3, 12), (0, 0, 0)), None);
        assert_eq!(milliseconds((-1, 3, 12), (0, 0, 0)), None);
        assert_eq!(from_iso("1970-01-01T00:00:00+9000000000000000000"), None);
        assert!(milliseconds((9_999, 12, 31), (23, 59, 60)).is_some());
    }

    #[test]
    fn reads_zones_and_fractions() {
        assert_eq!(from_iso("1970-01-01T01:00:00.5+01:00"), Some(500));
        assert_eq!(from_iso("1970-01-01 00:00:01.120000+00:00"), Some(1_120));
        assert_eq!(from_iso("1970-01-01T00:01:00Z"), Some(60_000));
        assert_eq!(from_iso("1970-01-01 00:00:02"), Some(2_000));
        assert_eq!(from_iso("yesterday"), None);
    }
}
