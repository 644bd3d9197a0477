//! The sites' files, checked and joined into what the content script is built with.

use std::path::PathBuf;

use crate::error::Result;
use crate::manifest::Reach;
use crate::npm;
use crate::process;
use crate::stamp::Stamp;
use crate::step::Done;
use crate::tree::Tree;

const SITES: &str = "extension/data/sites";
const DEMO: &str = "tests/e2e/chat";

/// Where the joined array for a package is, relative to the root.
pub fn joined(reach: Reach) -> &'static str {
    match reach {
        Reach::Store => "target/generated/sites.json",
        Reach::Test => "target/generated/sites-test.json",
    }
}

/// Where what the lookout of a package needs of the sites is, relative to the root.
pub fn lookout(reach: Reach) -> &'static str {
    match reach {
        Reach::Store => "target/generated/lookout.json",
        Reach::Test => "target/generated/lookout-test.json",
    }
}

/// Makes the arrays for both packages: the stores', and with the demo's chat. A file that breaks the schema stops the build; the
/// checker names it.
pub fn build(tree: &Tree) -> Result<Done> {
    let inputs = tree.files(&[
        "crate/xtask/sites.ts",
        "extension/content/lookout/rule.ts",
        "extension/content/watch/adapter.ts",
        "extension/content/watch/pattern.ts",
        SITES,
        DEMO,
    ])?;
    let outputs: Vec<PathBuf> = [Reach::Store, Reach::Test]
        .iter()
        .flat_map(|reach| [tree.at(joined(*reach)), tree.at(lookout(*reach))])
        .collect();
    let stamp = Stamp::of(tree, "sites", &inputs)?;
    if stamp.holds(&outputs) {
        return Ok(Done::UpToDate);
    }
    process::run(npm::node(tree).args(["crate/xtask/sites.ts", "target/generated", SITES, DEMO]))?;
    stamp.keep(&outputs)?;
    Ok(Done::Says(format!("{} files", tree.files(&[SITES])?.len())))
}
