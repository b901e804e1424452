//! Blocks that are in use at once never overlap, and what is freed is used again.

use super::*;

/// Pages out of one large block, with a gap after every third, as if another had taken one.
struct Pages {
    first: *mut u8,
    n_used: Cell<usize>,
    n_asked: Cell<usize>,
    n_max: usize,
}

impl Pages {
    fn new(n_max: usize) -> Pages {
        let layout = Layout::from_size_align(n_max * PAGE, PAGE).expect("a layout");
        // SAFETY: the layout is not empty. The pages live as long as the test.
        let first = unsafe { std::alloc::alloc(layout) };
        assert!(!first.is_null());
        Pages { first, n_used: Cell::new(0), n_asked: Cell::new(0), n_max }
    }
}

impl More for Pages {
    fn more(&self, n_pages: usize) -> *mut u8 {
        self.n_asked.set(self.n_asked.get() + 1);
        let gap = usize::from(self.n_asked.get().is_multiple_of(3));
        let from = self.n_used.get() + gap;
        if from + n_pages > self.n_max {
            return null_mut();
        }
        self.n_used.set(from + n_pages);
        self.first.wrapping_add(from * PAGE)
    }
}

/// A sequence of numbers that looks random and is the same in every run.
struct Noise(u64);

impl Noise {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

/// A block in use, filled with a byte of its own.
struct Block {
    at: *mut u8,
    layout: Layout,
    mark: u8,
}

impl Block {
    fn fill(&self) {
        // SAFETY: the block is in use and as large as its layout.
        unsafe { self.at.write_bytes(self.mark, self.layout.size()) };
    }

    fn check(&self, n: usize) {
        // SAFETY: as above, and it was filled.
        let bytes = unsafe { core::slice::from_raw_parts(self.at, n) };
        assert!(bytes.iter().all(|&byte| byte == self.mark), "another block wrote here");
        assert!((self.at as usize).is_multiple_of(self.layout.align()), "{:?}", self.layout);
    }
}

fn any_layout(noise: &mut Noise) -> Layout {
    let most = [9, 40, 300, 3_000, 100_000][noise.below(5)];
    Layout::from_size_align(1 + noise.below(most), 1 << noise.below(5)).expect("a layout")
}

/// Runs random steps and returns how many pages were used after each tenth of them.
fn run(heap: &Heap<Pages>, noise: &mut Noise, n_steps: usize, n_blocks: usize) -> Vec<usize> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut pages = Vec::new();
    for step in 0..n_steps {
        let mark = step as u8;
        if blocks.len() < n_blocks && noise.below(5) < 3 {
            let layout = any_layout(noise);
            // SAFETY: the layout is not empty.
            let at = unsafe { heap.alloc(layout) };
            assert!(!at.is_null());
            blocks.push(Block { at, layout, mark });
            blocks.last().expect("one").fill();
        } else if !blocks.is_empty() {
            let old = blocks.swap_remove(noise.below(blocks.len()));
            old.check(old.layout.size());
            if noise.below(2) == 0 {
                let n = 1 + noise.below((3 * old.layout.size()).min(100_000));
                // SAFETY: the block is in use with this layout, and n is not 0.
                let at = unsafe { heap.realloc(old.at, old.layout, n) };
                let layout = Layout::from_size_align(n, old.layout.align()).expect("a layout");
                let block = Block { at, layout, mark: old.mark };
                block.check(n.min(old.layout.size()));
                blocks.push(Block { mark, ..block });
                blocks.last().expect("one").fill();
            } else {
                // SAFETY: the block is in use with this layout.
                unsafe { heap.dealloc(old.at, old.layout) };
            }
        }
        if step % (n_steps / 10) == 0 {
            pages.push(heap.source.n_used.get());
        }
    }
    for block in blocks {
        block.check(block.layout.size());
        // SAFETY: the block is in use with this layout.
        unsafe { heap.dealloc(block.at, block.layout) };
    }
    pages
}

#[test]
fn blocks_in_use_do_not_overlap_and_freed_ones_are_used_again() {
    let heap = Heap::new(Pages::new(4_000));
    let mut noise = Noise(0x9E37_79B9_7F4A_7C15);
    let pages = run(&heap, &mut noise, 60_000, 150);
    let (early, late) = (pages[3], pages[9]);
    assert!(late - early <= early / 4, "it goes on growing: {pages:?}");
}

/// What the page does while a slider is slid: much the same blocks, made and freed again.
#[test]
fn the_same_work_again_takes_no_more_memory() {
    let heap = Heap::new(Pages::new(4_000));
    run(&heap, &mut Noise(7), 4_000, 100);
    let n_used = heap.source.n_used.get();
    for _ in 0..10 {
        run(&heap, &mut Noise(7), 4_000, 100);
        assert_eq!(heap.source.n_used.get(), n_used);
    }
}

#[test]
fn what_cannot_be_served_is_null() {
    let heap = Heap::new(Pages::new(4));
    let ask = |size, align| {
        let layout = Layout::from_size_align(size, align).expect("a layout");
        // SAFETY: the layout is not empty.
        unsafe { heap.alloc(layout) }
    };
    assert!(ask(1, 32).is_null(), "an alignment that no block has");
    assert!(ask(usize::MAX / 4, 1).is_null(), "more than there can be");
    assert!(ask(5 * PAGE, 1).is_null(), "more than there is");
    assert!(!ask(PAGE, 16).is_null() && !ask(8, 8).is_null());
}

#[test]
fn sizes_are_powers_of_two_that_hold_what_is_asked() {
    for n in (1..5_000).chain([1 << 20, (1 << 20) + 1, 1 << 30]) {
        let layout = Layout::from_size_align(n, 1).expect("a layout");
        let size = SMALLEST << size_of(layout).expect("served");
        assert!(size >= n && (size == SMALLEST || size < 2 * n), "{n} in {size}");
    }
}
