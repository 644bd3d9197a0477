//! What JavaScript catches: an `Error` whose `name` tells what to do and whose message says it.

use std::fmt::Display;
use std::panic::Location;

/// An error with the name that callers decide by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    name: &'static str,
    message: String,
}

impl Fault {
    /// The stored conversation cannot be used.
    pub fn thread(reason: &impl Display) -> Self {
        Self {
            name: "ThreadDamaged",
            message: reason.to_string(),
        }
    }

    /// The messages are not what `read` takes.
    pub fn shape(reason: &impl Display) -> Self {
        Self {
            name: "MessageShape",
            message: format!(
                "messages must be an array of {{text: string, from: \"them\" | \"me\" | \"unknown\", at: number | null}}: {reason}"
            ),
        }
    }
}

impl From<Fault> for js_sys::Error {
    fn from(fault: Fault) -> Self {
        let error = Self::new(&fault.message);
        error.set_name(fault.name);
        error
    }
}

/// What the console says of a panic: the place only, because a panic's own words may quote a message.
pub fn panic_notice(place: Option<&Location<'_>>) -> String {
    let place = place.map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    format!("Vigie's engine stopped at {place}. Load the page again; please report this place.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_which_shape_is_expected_and_why() {
        let fault = Fault::shape(&"missing field `text`");
        assert_eq!(fault.name, "MessageShape");
        assert!(fault.message.contains("from: \"them\""));
        assert!(fault.message.ends_with("missing field `text`"));
    }

    #[test]
    fn a_panic_tells_its_place() {
        let notice = panic_notice(Some(Location::caller()));
        assert!(notice.contains("fault.rs:"));
    }
}
