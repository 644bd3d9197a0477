//! The engine as JavaScript sees it: conversions only, no logic.
//!
//! Start the module with `initSync`, then call [`open_engine`], [`read`] and [`check_draft`]. The caller keeps the bytes
//! of each conversation and hands them over again; the module itself remembers nothing. A string with half a surrogate
//! pair is read with the replacement character in its place, which has the same length, so that offsets hold.

mod clock;
mod fault;
mod types;
mod values;

use std::cell::OnceCell;

use serde::Serialize;
use vigie_engine::{Engine, Thread};
use wasm_bindgen::prelude::*;

use fault::Fault;
use values::{EngineFacts, Gate, Incoming, Reading};

thread_local! {
    static ENGINE: OnceCell<Engine> = const { OnceCell::new() };
}

fn with_engine<T>(work: impl FnOnce(&Engine) -> T) -> T {
    ENGINE.with(|engine| work(engine.get_or_init(Engine::new)))
}

/// Runs once when the module starts: a panic is told on the console, because WebAssembly itself only says
/// "unreachable".
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&fault::panic_notice(panic.location()).into());
    }));
}

/// Opens the engine and tells its lexicon's version, its number of phrases and how many milliseconds opening took.
///
/// # Errors
/// Only when the values cannot be handed to JavaScript.
#[wasm_bindgen(js_name = openEngine, unchecked_return_type = "EngineFacts")]
pub fn open_engine() -> Result<JsValue, js_sys::Error> {
    let before = clock::now();
    let (lexicon, phrases) = with_engine(|engine| {
        // The first reading sets up the walk's memory, so that no message waits for it.
        engine.check_draft(&Thread::default(), "a");
        (engine.lexicon_version(), engine.phrase_count())
    });
    let milliseconds = clock::now() - before;
    give(&EngineFacts {
        lexicon,
        phrases,
        milliseconds,
    })
}

/// Reads messages, in order, into a conversation. An empty `thread` begins one. Gives the conversation's new bytes (at
/// most 2 KB, no text in them) and one assessment for each message, with places in UTF-16 code units.
///
/// # Errors
/// `ThreadDamaged` when the bytes are no conversation of this version, `MessageShape` when a message is not
/// `{text, from, at}`; then no message was read.
#[wasm_bindgen(unchecked_return_type = "Reading")]
pub fn read(
    thread: &[u8],
    #[wasm_bindgen(unchecked_param_type = "readonly Incoming[]")] messages: JsValue,
) -> Result<JsValue, js_sys::Error> {
    let mut thread = thread_of(thread)?;
    let messages: Vec<Incoming> =
        serde_wasm_bindgen::from_value(messages).map_err(|reason| Fault::shape(&reason))?;
    let assessments = with_engine(|engine| {
        messages
            .iter()
            .map(|message| engine.read(&mut thread, &message.as_message()).into())
            .collect()
    });
    give(&Reading {
        thread: thread.to_bytes(),
        assessments,
    })
}

/// Judges a draft against the conversation it would go into. Changes nothing.
///
/// # Errors
/// `ThreadDamaged` when the bytes are no conversation of this version.
#[wasm_bindgen(js_name = checkDraft, unchecked_return_type = "Gate")]
pub fn check_draft(thread: &[u8], draft: &str) -> Result<JsValue, js_sys::Error> {
    let thread = thread_of(thread)?;
    give(&Gate::from(with_engine(|engine| {
        engine.check_draft(&thread, draft)
    })))
}

fn thread_of(bytes: &[u8]) -> Result<Thread, Fault> {
    Thread::from_bytes(bytes).map_err(|reason| Fault::thread(&reason))
}

/// Hands a value over as a plain object; what is absent becomes `null`, as the TypeScript types say.
fn give(value: &impl Serialize) -> Result<JsValue, js_sys::Error> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    value
        .serialize(&serializer)
        .map_err(|reason| js_sys::Error::new(&reason.to_string()))
}
