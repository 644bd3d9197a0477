//! The page's clock, which is on `window` in one host and on the worker's global in the other.

use js_sys::{Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Performance;

/// Milliseconds since the host began; 0 where there is no such clock.
pub fn now() -> f64 {
    Reflect::get(&global(), &JsValue::from_str("performance"))
        .ok()
        .and_then(|performance| performance.dyn_into::<Performance>().ok())
        .map_or(0.0, |performance| performance.now())
}
