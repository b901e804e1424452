//! The page's memory.
//!
//! A block has a size that is a power of two, from 8 bytes. A block that is freed waits in a list for
//! the next one of its size, and is never split, joined or given back. So memory is at most what the
//! sizes needed at their worst, rounded up: a page that draws the same things again and again stops
//! growing. The standard allocator, which splits and joins, is 2 KB larger as the page is sent.
//!
//! Only for programs with one thread.

#![cfg_attr(target_arch = "wasm32", no_std)]

#[cfg(all(target_arch = "wasm32", target_feature = "atomics"))]
compile_error!("this heap is for programs with one thread");

use core::alloc::{GlobalAlloc, Layout};
use core::cell::Cell;
use core::ptr::null_mut;

/// Smallest block: it must hold the address of the next free one.
const SMALLEST: usize = 8;
/// Every block of at least this size begins at a multiple of it; smaller ones at a multiple of their
/// size. Nothing that asks for more is served.
const ALIGN_MAX: usize = 16;
/// Sizes from 8 bytes to 1 GiB.
const N_SIZES: usize = 28;
/// What memory grows by.
const PAGE: usize = 0x1_0000;

/// Where more memory comes from.
pub trait More {
    /// Fresh pages that nobody else uses, at a multiple of 16; null if there are none.
    fn more(&self, n_pages: usize) -> *mut u8;
}

/// The memory of a wasm program.
pub struct Wasm;

#[cfg(target_arch = "wasm32")]
impl More for Wasm {
    fn more(&self, n_pages: usize) -> *mut u8 {
        match core::arch::wasm32::memory_grow::<0>(n_pages) {
            usize::MAX => null_mut(),
            page => (page * PAGE) as *mut u8,
        }
    }
}

/// Memory in blocks.
pub struct Heap<M> {
    /// The first free block of every size; a free block begins with the address of the next one.
    free: [Cell<*mut u8>; N_SIZES],
    /// What no block was made of yet.
    rest: Cell<*mut u8>,
    n_rest: Cell<usize>,
    source: M,
}

// SAFETY: a wasm program without atomics has one thread, and nothing is static elsewhere.
#[cfg(target_arch = "wasm32")]
unsafe impl Sync for Heap<Wasm> {}

impl<M: More> Heap<M> {
    /// A heap that has nothing yet.
    pub const fn new(source: M) -> Heap<M> {
        Heap {
            free: [const { Cell::new(null_mut()) }; N_SIZES],
            rest: Cell::new(null_mut()),
            n_rest: Cell::new(0),
            source,
        }
    }

    /// A block that was never used.
    fn fresh(&self, size: usize) -> *mut u8 {
        let align = size.min(ALIGN_MAX);
        let mut gap = self.rest.get().align_offset(align);
        if gap + size > self.n_rest.get() {
            let n_pages = size.div_ceil(PAGE);
            let pages = self.source.more(n_pages);
            if pages.is_null() {
                return pages;
            }
            let follows = pages == self.rest.get().wrapping_add(self.n_rest.get());
            if !follows {
                self.rest.set(pages);
                self.n_rest.set(0);
                gap = 0;
            }
            self.n_rest.set(self.n_rest.get() + n_pages * PAGE);
        }
        let block = self.rest.get().wrapping_add(gap);
        self.rest.set(block.wrapping_add(size));
        self.n_rest.set(self.n_rest.get() - gap - size);
        block
    }
}

/// The place of a size among the sizes; none for what is not served.
fn size_of(layout: Layout) -> Option<usize> {
    let n = layout.size().max(SMALLEST).max(layout.align());
    if n > SMALLEST << (N_SIZES - 1) || layout.align() > ALIGN_MAX {
        return None;
    }
    let place = (n - 1) / SMALLEST;
    Some((usize::BITS - place.leading_zeros()) as usize)
}

// SAFETY: a block is in use, or in one list, or not made yet, and never two of them: `alloc` takes it
// out of its list, `dealloc` puts it back. Blocks do not overlap, because `fresh` moves past each. A
// block is as large and as aligned as its place says, whatever it was used for before.
unsafe impl<M: More> GlobalAlloc for Heap<M> {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some(place) = size_of(layout) else { return null_mut() };
        let block = self.free[place].get();
        if block.is_null() {
            return self.fresh(SMALLEST << place);
        }
        // SAFETY: a block in a list is ours, is aligned to 8, and begins with the next one's address.
        self.free[place].set(unsafe { block.cast::<*mut u8>().read() });
        block
    }

    #[inline(never)]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let Some(place) = size_of(layout) else { return };
        // SAFETY: the caller gives back a block of this layout, which has room for an address.
        unsafe { block.cast::<*mut u8>().write(self.free[place].get()) };
        self.free[place].set(block);
    }

    #[inline(never)]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, n: usize) -> *mut u8 {
        // SAFETY: the caller's size, rounded up to the alignment, does not overflow.
        let new = unsafe { Layout::from_size_align_unchecked(n, layout.align()) };
        if size_of(new) == size_of(layout) {
            return block;
        }
        // SAFETY: `new` is not of size 0, which the caller warrants.
        let to = unsafe { self.alloc(new) };
        if !to.is_null() {
            // SAFETY: both blocks have that many bytes, and are two. The old one was the caller's.
            unsafe {
                to.copy_from_nonoverlapping(block, layout.size().min(n));
                self.dealloc(block, layout);
            }
        }
        to
    }
}

#[cfg(test)]
mod tests;
