use vigie_engine::Speaker;

use super::*;

fn read(text: &str, me: Option<&str>) -> Conversation {
    let parsed = super::super::parse(&Document {
        text,
        name: "chat",
        me,
    });
    parsed.conversations.into_iter().next().unwrap()
}

/// 12 March 2024, 18:05 UTC.
const EVENING: i64 = 1_710_266_700_000;

#[test]
fn reads_french_dates_of_both_systems() {
    let android = read("12/03/2024 à 18:05 - Lou: salut", None);
    let android_comma = read("12/03/2024, 18:05 - Lou: salut", None);
    let ios = read("\u{200e}[12/03/2024 18:05:00] Lou: salut", None);
    for conversation in [android, android_comma, ios] {
        assert_eq!(conversation.messages[0].text, "salut");
        assert_eq!(conversation.messages[0].at, Some(EVENING));
        assert_eq!(conversation.messages[0].from, Speaker::Unknown);
    }
}

#[test]
fn reads_american_dates_with_their_half_days() {
    let android = read("3/12/24, 6:05\u{202f}PM - Lou: hi", None);
    let ios = read("[3/12/24, 6:05:00 PM] Lou: hi", None);
    assert_eq!(android.messages[0].at, Some(EVENING));
    assert_eq!(ios.messages[0].at, Some(EVENING));
    let noon = read("3/12/24, 12:05 AM - Lou: hi", None);
    assert_eq!(noon.messages[0].at, Some(EVENING - 18 * 3_600_000));
}

#[test]
fn reads_german_dates_of_both_systems() {
    let android = read("12.03.24, 18:05 - Lou: hallo", None);
    let ios = read("[12.03.24, 18:05:00] Lou: hallo", None);
    assert_eq!(android.messages[0].at, Some(EVENING));
    assert_eq!(ios.messages[0].at, Some(EVENING));
}

#[test]
fn a_number_over_twelve_tells_the_order_of_the_date() {
    let british = read(
        "13/03/2024, 18:05 - Lou: a\n12/03/2024, 18:05 - Lou: b",
        None,
    );
    assert_eq!(british.messages[1].at, Some(EVENING));
    let american = read("3/12/24, 18:05 - Lou: a\n3/13/24, 18:05 - Lou: b", None);
    assert_eq!(american.messages[0].at, Some(EVENING));
}

#[test]
fn joins_lines_leaves_notices_out_and_knows_me() {
    let conversation = read(
        "12/03/2024, 18:05 - Les messages sont chiffrés de bout en bout.\nEn savoir plus\n\
         12/03/2024, 18:05 - Nina Nova: note: deux lignes\nla deuxième\n\
         12/03/2024, 18:06 - Lou: ok\r\n",
        Some("lou"),
    );
    let read: Vec<(Speaker, &str)> = conversation
        .messages
        .iter()
        .map(|line| (line.from, line.text.as_str()))
        .collect();
    assert_eq!(
        read,
        [
            (Speaker::Them, "note: deux lignes\nla deuxième"),
            (Speaker::Me, "ok")
        ]
    );
}
