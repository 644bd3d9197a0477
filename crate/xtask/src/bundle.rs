//! The extension's scripts, bundled from TypeScript; readable, because people review them.

use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::manifest::Reach;
use crate::npm;
use crate::process;
use crate::sites;
use crate::stamp::Stamp;
use crate::step::Done;
use crate::tree::{self, Tree};

/// Where the bundles of a package are, relative to the root.
pub fn folder(reach: Reach) -> &'static str {
    match reach {
        Reach::Store => "target/bundle/store",
        Reach::Test => "target/bundle/test",
    }
}

/// Name and entry point of every script: the lookout, the content script, the background, and each page that has a folder.
pub fn entries(tree: &Tree) -> Result<Vec<(String, String)>> {
    let mut entries = vec![
        (
            "lookout".to_owned(),
            "extension/content/lookout/main.ts".to_owned(),
        ),
        ("content".to_owned(), "extension/content/main.ts".to_owned()),
        (
            "background".to_owned(),
            "extension/background/main.ts".to_owned(),
        ),
    ];
    for path in tree.files(&["extension/pages"])? {
        let name = tree.name_of(&path);
        if let [page, "main.tsx"] = name.split('/').skip(2).collect::<Vec<_>>().as_slice() {
            entries.push(((*page).to_owned(), name.clone()));
        }
    }
    Ok(entries)
}

/// Bundles everything twice: for the stores, and with the demo's chat among the sites.
pub fn build(tree: &Tree) -> Result<Done> {
    let entries = entries(tree)?;
    let mut inputs = tree.files(&[
        "extension",
        "tsconfig.json",
        "package-lock.json",
        "target/generated",
        "target/wasm/engine.js",
    ])?;
    inputs.retain(|path| !path.to_string_lossy().contains(".test."));
    let outputs: Vec<PathBuf> = [Reach::Store, Reach::Test]
        .iter()
        .flat_map(|reach| {
            entries
                .iter()
                .map(|(name, _)| tree.at(folder(*reach)).join(format!("{name}.js")))
        })
        .collect();
    let stamp = Stamp::of(tree, "bundle", &inputs)?;
    if stamp.holds(&outputs) {
        return Ok(Done::UpToDate);
    }
    if let Some((_, entry)) = entries.iter().find(|(_, entry)| !tree.at(entry).exists()) {
        return Err(Error::Content {
            path: tree.at(entry),
            reason: "the entry point is missing".to_owned(),
        });
    }
    for reach in [Reach::Store, Reach::Test] {
        tree::empty_folder(&tree.at(folder(reach)))?;
        let mut esbuild = npm::tool(tree, "esbuild");
        esbuild
            .args(
                entries
                    .iter()
                    .map(|(name, entry)| format!("{name}={entry}")),
            )
            .args([
                "--bundle",
                // Content scripts are classic scripts; the others gain nothing from being modules.
                "--format=iife",
                "--target=es2023",
                "--charset=utf8",
                "--legal-comments=inline",
                "--log-level=warning",
                // Rules of the overlay are made into constructable sheets, so the content script takes them as text.
                "--loader:.css=text",
                "--define:import.meta.url=undefined",
                // Preact can set elements from text; here nothing may. The name is taken away from all scripts, so what
                // is left of that feature writes to a property that no browser knows.
                "--mangle-props=^innerHTML$",
                "--mangle-cache=crate/xtask/renamed.json",
                "--alias:vigie-engine=./target/wasm/engine.js",
            ]);
        esbuild.arg(format!("--alias:vigie-sites=./{}", sites::joined(reach)));
        esbuild.arg(format!("--alias:vigie-lookout=./{}", sites::lookout(reach)));
        esbuild.arg(format!("--outdir={}", folder(reach)));
        process::run(&mut esbuild)?;
    }
    stamp.keep(&outputs)?;
    let content = tree::read_bytes(&tree.at(folder(Reach::Store)).join("content.js"))?.len();
    Ok(Done::Says(format!(
        "{} scripts, content.js {} KB",
        entries.len(),
        content.div_ceil(1000)
    )))
}
