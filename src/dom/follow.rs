//! The page's one effect.

use std::sync::{Arc, Weak};

use reactive_graph::graph::{AnySource, AnySubscriber, ReactiveNode, Subscriber, WithObserver};

/// An effect that runs at once when a signal that it reads changes, and is never stopped. The
/// library's own effects can be stopped, batched and owned, which is twice the code of `dom`.
struct Follower {
    run: Box<dyn Fn() + Send + Sync>,
    own: Weak<Follower>,
}

/// Does something now, and again at once whenever a signal that it reads has changed.
pub fn follow(run: Box<dyn Fn() + Send + Sync>) {
    let follower = Arc::new_cyclic(|own| Follower { run, own: own.clone() });
    follower.mark_dirty();
    core::mem::forget(follower);
}

impl ReactiveNode for Follower {
    fn mark_dirty(&self) {
        let id = core::ptr::from_ref(self).addr();
        AnySubscriber(id, self.own.clone()).with_observer(|| (self.run)());
    }

    fn mark_check(&self) {}

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        false
    }
}

impl Subscriber for Follower {
    fn add_source(&self, _source: AnySource) {}

    fn clear_sources(&self, _subscriber: &AnySubscriber) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::Signal;

    #[test]
    fn what_was_read_is_followed_at_once() {
        let (number, twice) = (Signal::new(1), Signal::new(0));
        let (read, written) = (number.clone(), twice.clone());
        follow(Box::new(move || {
            let n = *read.read();
            written.update(|twice| *twice = 2 * n);
        }));
        assert_eq!(*twice.read_untracked(), 2);
        for n in [5, 7] {
            number.update(|number| *number = n);
            assert_eq!(*twice.read_untracked(), 2 * n);
        }
    }

    #[test]
    fn each_follower_is_told_once_and_what_was_not_followed_is_not() {
        let (number, other) = (Signal::new(1), Signal::new(1));
        let n_runs = Arc::new(std::sync::Mutex::new([0, 0]));
        for place in 0..2 {
            let (number, other, n_runs) = (number.clone(), other.clone(), n_runs.clone());
            follow(Box::new(move || {
                let _ = (*number.read(), *number.read(), *other.read_untracked());
                n_runs.lock().expect("one thread")[place] += 1;
            }));
        }
        number.update(|number| *number += 1);
        other.update(|other| *other += 1);
        number.update(|number| *number += 1);
        assert_eq!(*n_runs.lock().expect("one thread"), [3, 3]);
    }
}
