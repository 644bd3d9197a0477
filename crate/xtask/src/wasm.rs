//! The engine's module: compiled, given its JavaScript glue, optimised and weighed.

use std::path::PathBuf;

use wasm_bindgen_cli_support::Bindgen;

use crate::error::{Error, FileContext, Result};
use crate::npm;
use crate::process;
use crate::rust::WasmCompiler;
use crate::stamp::Stamp;
use crate::step::Done;
use crate::tree::{self, Tree};

const INPUTS: [&str; 9] = [
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
    "crate/fold",
    "crate/lexicon",
    "crate/network",
    "crate/learned",
    "crate/engine",
    "crate/wasm",
];

/// Features of the target that the compiler uses; the optimiser may keep them and use no other.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Makes `target/wasm/engine.js`, `engine_bg.wasm` and `engine.d.ts`.
pub fn build(tree: &Tree, compiler: &WasmCompiler) -> Result<Done> {
    let folder = tree.at("target/wasm");
    let module = folder.join("engine_bg.wasm");
    let outputs: Vec<PathBuf> = vec![
        module.clone(),
        folder.join("engine.js"),
        folder.join("engine.d.ts"),
    ];
    let stamp = Stamp::of(tree, "wasm", &tree.files(&INPUTS)?)?;
    if stamp.holds(&outputs) {
        return weigh(&module);
    }
    process::run(compiler.cargo_build(tree).args([
        "--quiet",
        "--package",
        "vigie-wasm",
        "--lib",
        "--profile",
        "wasm",
    ]))?;
    glue(
        &tree.at("target/wasm32-unknown-unknown/wasm/vigie_wasm.wasm"),
        &folder,
    )?;
    optimise(tree, &module)?;
    stamp.keep(&outputs)?;
    weigh(&module)
}

fn glue(compiled: &std::path::Path, folder: &std::path::Path) -> Result<()> {
    let refused = |error: &dyn std::fmt::Display| Error::Bindgen(format!("{error:#}"));
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name("engine")
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The bytes are always handed over; no path to fetch them from may stand in the script.
        .omit_default_module_path(true);
    bindgen
        .web(true)
        .map_err(|error| refused(&error))?
        .generate(folder)
        .map_err(|error| refused(&error))
}

fn optimise(tree: &Tree, module: &std::path::Path) -> Result<()> {
    let smaller = module.with_extension("opt");
    process::output(
        npm::tool(tree, "wasm-opt")
            .args(FEATURES)
            .arg("-Os")
            .arg(module)
            .arg("-o")
            .arg(&smaller),
    )?;
    std::fs::rename(&smaller, module).on("replace", module)
}

fn weigh(module: &std::path::Path) -> Result<Done> {
    let bytes = tree::read_bytes(module)?;
    let mut packed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut packed, &best).on("compress", module)?;
    Ok(Done::Says(format!(
        "{} KB, {} KB as brotli",
        kilobytes(bytes.len()),
        kilobytes(packed.len())
    )))
}

/// Bytes as kilobytes of 1,000, the unit of the budgets, rounded up.
fn kilobytes(bytes: usize) -> usize {
    bytes.div_ceil(1000)
}
