//! The manifest of each browser's package, derived from the one source manifest.

use serde_json::{Map, Value};

/// The browsers that Vigie is packaged for. Edge takes Chromium's package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chrome, Edge and their relatives.
    Chromium,
    /// Firefox, desktop and Android.
    Firefox,
}

impl Browser {
    /// Name of the package's folder and archive.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// Keys, as paths, that mean nothing to this browser, or that it refuses.
    fn foreign_keys(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Chromium => &[&["browser_specific_settings"], &["background", "scripts"]],
            Self::Firefox => &[
                &["minimum_chrome_version"],
                &["background", "service_worker"],
                // Firefox takes what an organisation has fixed without a schema.
                &["storage"],
            ],
        }
    }
}

/// Which sites a package may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The known sites: what the stores get.
    Store,
    /// These and the demo's chat on this machine: for the demo and the tests.
    Test,
}

/// Pages of the demo's chat, on whatever port.
const DEMO: &str = "http://127.0.0.1/*";

/// The same pages under a name that no file knows: a site that a person switches on.
const UNKNOWN: &str = "http://localhost/*";

/// The manifest of one package. `source` is the source manifest, `version` the workspace's.
pub fn derive(
    source: &Map<String, Value>,
    version: &str,
    browser: Browser,
    reach: Reach,
) -> Map<String, Value> {
    let mut manifest = source.clone();
    manifest.insert("version".to_owned(), version.into());
    for path in browser.foreign_keys() {
        remove(&mut manifest, path);
    }
    if reach == Reach::Test {
        let plain = manifest
            .get_mut("content_scripts")
            .and_then(Value::as_array_mut)
            .and_then(|scripts| {
                scripts
                    .iter_mut()
                    .find(|script| script["all_frames"] != true)
            });
        if let Some(Value::Array(matches)) = plain.map(|script| &mut script["matches"]) {
            matches.push(DEMO.into());
        }
        for (key, origin) in [
            ("host_permissions", DEMO),
            ("optional_host_permissions", UNKNOWN),
        ] {
            if let Some(Value::Array(origins)) = manifest.get_mut(key) {
                origins.push(origin.into());
            }
        }
    }
    manifest
}

fn remove(object: &mut Map<String, Value>, path: &[&str]) {
    match path {
        [] => {}
        [key] => {
            object.remove(*key);
        }
        [key, rest @ ..] => {
            if let Some(inner) = object.get_mut(*key).and_then(Value::as_object_mut) {
                remove(inner, rest);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Browser, Reach, derive};
    use serde_json::{Map, Value, json};

    fn source() -> Map<String, Value> {
        let value = json!({
            "manifest_version": 3,
            "name": "__MSG_name__",
            "version": "0.0.0",
            "minimum_chrome_version": "120",
            "browser_specific_settings": { "gecko": { "id": "vigie@example.org" } },
            "background": { "service_worker": "background.js", "scripts": ["background.js"] },
            "storage": { "managed_schema": "managed-schema.json" },
            "host_permissions": ["https://chat.example.com/*", "https://talk.example.com/*"],
            "optional_host_permissions": ["https://*/*"],
            "content_scripts": [
                { "matches": ["https://talk.example.com/*"], "js": ["content.js"], "all_frames": true },
                { "matches": ["https://chat.example.com/*"], "js": ["content.js"], "all_frames": false }
            ]
        });
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn chromium_gets_a_service_worker_and_no_firefox_settings() {
        let golden = json!({
            "manifest_version": 3,
            "name": "__MSG_name__",
            "version": "1.2.3",
            "minimum_chrome_version": "120",
            "background": { "service_worker": "background.js" },
            "storage": { "managed_schema": "managed-schema.json" },
            "host_permissions": ["https://chat.example.com/*", "https://talk.example.com/*"],
            "optional_host_permissions": ["https://*/*"],
            "content_scripts": [
                { "matches": ["https://talk.example.com/*"], "js": ["content.js"], "all_frames": true },
                { "matches": ["https://chat.example.com/*"], "js": ["content.js"], "all_frames": false }
            ]
        });
        let made = derive(&source(), "1.2.3", Browser::Chromium, Reach::Store);
        assert_eq!(Value::Object(made), golden);
    }

    #[test]
    fn firefox_gets_an_event_page_and_the_test_package_the_demo_outside_of_frames() {
        let golden = json!({
            "manifest_version": 3,
            "name": "__MSG_name__",
            "version": "1.2.3",
            "browser_specific_settings": { "gecko": { "id": "vigie@example.org" } },
            "background": { "scripts": ["background.js"] },
            "host_permissions": [
                "https://chat.example.com/*",
                "https://talk.example.com/*",
                "http://127.0.0.1/*"
            ],
            "optional_host_permissions": ["https://*/*", "http://localhost/*"],
            "content_scripts": [
                { "matches": ["https://talk.example.com/*"], "js": ["content.js"], "all_frames": true },
                {
                    "matches": ["https://chat.example.com/*", "http://127.0.0.1/*"],
                    "js": ["content.js"],
                    "all_frames": false
                }
            ]
        });
        let made = derive(&source(), "1.2.3", Browser::Firefox, Reach::Test);
        assert_eq!(Value::Object(made), golden);
    }
}
