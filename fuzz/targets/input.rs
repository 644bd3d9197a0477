//! Fuzzes [`vigie_fuzz::input`].
#![no_main]
#![allow(
    unsafe_code,
    reason = "the macro writes the entry point that the fuzzer calls"
)]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vigie_fuzz::input(bytes));
