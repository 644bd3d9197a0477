//! The manifest of each browser's package, derived from the one source manifest.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

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

/// The manifest of one package. `source` is the source manifest, `version` the workspace's, `sites` the adapters of the
/// sites that the content script goes into.
pub fn derive(
    source: &Map<String, Value>,
    version: &str,
    browser: Browser,
    sites: &[Value],
) -> Map<String, Value> {
    let mut manifest = source.clone();
    manifest.insert("version".to_owned(), version.into());
    manifest.insert("content_scripts".to_owned(), content_scripts(sites));
    for path in browser.foreign_keys() {
        remove(&mut manifest, path);
    }
    manifest
}

/// One entry for sites that are read in their top document, and one for those whose chat is in a frame.
fn content_scripts(sites: &[Value]) -> Value {
    let in_frames = |site: &&Value| site["match"]["frames"] == "all";
    let framed: BTreeSet<String> = sites.iter().filter(in_frames).flat_map(patterns).collect();
    let plain: BTreeSet<String> = sites
        .iter()
        .flat_map(patterns)
        .filter(|pattern| !framed.contains(pattern))
        .collect();
    let entry = |matches: BTreeSet<String>, all_frames: bool| {
        (!matches.is_empty())
            .then(|| json!({ "matches": matches, "js": ["content.js"], "all_frames": all_frames }))
    };
    Value::Array(
        [entry(plain, false), entry(framed, true)]
            .into_iter()
            .flatten()
            .collect(),
    )
}

/// The match patterns of a site. Software that anyone can host has no known address: a person switches it on.
fn patterns(site: &Value) -> Vec<String> {
    let hosts = site["match"]["hosts"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    hosts
        .filter(|host| *host != "*")
        .map(|host| {
            // Only a server on this very machine speaks without encryption.
            let scheme = if host == "127.0.0.1" { "http" } else { "https" };
            format!("{scheme}://{host}/*")
        })
        .collect()
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
    use super::{Browser, derive};
    use serde_json::{Map, Value, json};

    fn source() -> Map<String, Value> {
        let value = json!({
            "manifest_version": 3,
            "name": "__MSG_name__",
            "version": "0.0.0",
            "minimum_chrome_version": "120",
            "browser_specific_settings": { "gecko": { "id": "vigie@example.org" } },
            "background": { "service_worker": "background.js", "scripts": ["background.js"] },
            "content_scripts": []
        });
        value.as_object().cloned().unwrap_or_default()
    }

    fn sites() -> Vec<Value> {
        vec![
            json!({ "match": { "hosts": ["chat.example.com", "*"] } }),
            json!({ "match": { "hosts": ["talk.example.com"], "frames": "all" } }),
            json!({ "match": { "hosts": ["talk.example.com", "127.0.0.1"] } }),
        ]
    }

    #[test]
    fn chromium_gets_a_service_worker_and_no_firefox_settings() {
        let golden = json!({
            "manifest_version": 3,
            "name": "__MSG_name__",
            "version": "1.2.3",
            "minimum_chrome_version": "120",
            "background": { "service_worker": "background.js" },
            "content_scripts": [
                { "matches": ["https://chat.example.com/*"], "js": ["content.js"], "all_frames": false }
            ]
        });
        let site = &sites()[..1];
        assert_eq!(
            Value::Object(derive(&source(), "1.2.3", Browser::Chromium, site)),
            golden
        );
    }

    #[test]
    fn firefox_gets_an_event_page_and_frames_are_entered_only_where_a_site_asks() {
        let golden = json!({
            "manifest_version": 3,
            "name": "__MSG_name__",
            "version": "1.2.3",
            "browser_specific_settings": { "gecko": { "id": "vigie@example.org" } },
            "background": { "scripts": ["background.js"] },
            "content_scripts": [
                {
                    "matches": ["http://127.0.0.1/*", "https://chat.example.com/*"],
                    "js": ["content.js"],
                    "all_frames": false
                },
                { "matches": ["https://talk.example.com/*"], "js": ["content.js"], "all_frames": true }
            ]
        });
        assert_eq!(
            Value::Object(derive(&source(), "1.2.3", Browser::Firefox, &sites())),
            golden
        );
    }
}
