//! The page's program: everything is in the library beside it, which other programs use natively.

use wasm_bindgen::prelude::wasm_bindgen;

/// The memory of the page.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static HEAP: heap::Heap<heap::Wasm> = heap::Heap::new(heap::Wasm);

fn main() {
    suanpan::run();
}

/// Shows the page, once its program is here.
#[wasm_bindgen]
pub fn show() {
    suanpan::show();
}

/// Takes the texts, once the rest of the program is here.
#[wasm_bindgen]
pub fn arrive(texts: String) {
    suanpan::arrive(texts);
}
