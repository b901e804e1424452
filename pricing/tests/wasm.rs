//! Key cases of the engine, run as wasm under Node by `cargo xtask test`.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn wide_integers_multiply_exactly() {
    let product = 10_i128.pow(18) * 10_i128.pow(18);
    assert_eq!(product.to_string(), format!("1{}", "0".repeat(36)));
}
