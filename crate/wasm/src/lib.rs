//! The engine as JavaScript sees it: conversions only, no logic. Plain values cross; nothing must be freed.

mod values;

use js_sys::{Error, Reflect, Uint8Array};
use vigie_engine::{Engine, Message, Thread};
use wasm_bindgen::prelude::*;

use values::{Assessment, Facts, Gate, Incoming};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A conversation's state and what each message made of it. */
export interface WasmReading { thread: Uint8Array; assessments: unknown[] }
"#;

/// Prepares the engine and tells of it: version of the lexicon, number of phrases, milliseconds it took.
///
/// # Errors
/// Never in practice: the facts are plain values.
#[wasm_bindgen(js_name = openEngine)]
pub fn open_engine() -> Result<JsValue, JsValue> {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into())
    }));
    let begin = now();
    let engine = Engine::new();
    // The first reading sets up the walk's memory, so that no message waits for it.
    engine.check_draft(&Thread::default(), "0");
    let facts = Facts {
        lexicon: engine.lexicon_version(),
        phrases: engine.phrase_count(),
        milliseconds: now() - begin,
    };
    to_value(&facts)
}

/// Reads messages (`{text, from, at}[]`) of a conversation whose state is `thread` (empty for a new one).
/// Gives `{thread, assessments}`; the state holds no text and at most 2 KB.
///
/// # Errors
/// `ThreadDamaged`: begin the conversation anew with an empty state. `MessageShape`: a message is not as described.
#[wasm_bindgen]
pub fn read(thread: &[u8], messages: JsValue) -> Result<JsValue, JsValue> {
    let mut thread = open_thread(thread)?;
    let messages: Vec<Incoming> = serde_wasm_bindgen::from_value(messages)
        .map_err(|error| named("MessageShape", &error.to_string()))?;
    let engine = Engine::new();
    let assessments: Vec<Assessment> = messages
        .iter()
        .map(|message| {
            let message = Message {
                text: &message.text,
                from: message.from.into(),
                at: message.milliseconds(),
            };
            engine.read(&mut thread, &message).into()
        })
        .collect();
    let answer = js_sys::Object::new();
    Reflect::set(
        &answer,
        &"thread".into(),
        &Uint8Array::from(thread.to_bytes().as_slice()),
    )?;
    Reflect::set(&answer, &"assessments".into(), &to_value(&assessments)?)?;
    Ok(answer.into())
}

/// Judges a draft that would go into the conversation: `{ask, hold, kinds}`.
///
/// # Errors
/// `ThreadDamaged`: begin the conversation anew with an empty state.
#[wasm_bindgen(js_name = checkDraft)]
pub fn check_draft(thread: &[u8], draft: &str) -> Result<JsValue, JsValue> {
    let gate: Gate = Engine::new()
        .check_draft(&open_thread(thread)?, draft)
        .into();
    to_value(&gate)
}

fn open_thread(bytes: &[u8]) -> Result<Thread, JsValue> {
    Thread::from_bytes(bytes).map_err(|error| named("ThreadDamaged", &error.to_string()))
}

fn to_value<T: serde::Serialize>(value: &T) -> Result<JsValue, JsValue> {
    // `null` instead of `undefined` for what is missing: it survives messages between the parts.
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    value
        .serialize(&serializer)
        .map_err(|error| named("MessageShape", &error.to_string()))
}

fn named(name: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    error.set_name(name);
    error.into()
}

/// Milliseconds of the host's clock, 0 where it has none. Found on the global object: pages and workers both have it.
fn now() -> f64 {
    Reflect::get(&js_sys::global(), &"performance".into())
        .ok()
        .and_then(|value| value.dyn_into::<web_sys::Performance>().ok())
        .map_or(0.0, |performance| performance.now())
}
