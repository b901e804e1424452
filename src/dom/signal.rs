//! The page's one signal.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use reactive_graph::graph::{AnySubscriber, Observer, ReactiveNode};

/// A value, and who is told when it changes: a node of the library's graph. The library's own signals
/// keep their followers in a hash set, which is larger than all of `dom`, and here there is one.
pub struct Signal<T>(Arc<Node<T>>);

struct Node<T> {
    value: RwLock<T>,
    followers: RwLock<Vec<AnySubscriber>>,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Signal<T> {
        Signal(self.0.clone())
    }
}

impl<T> Signal<T> {
    /// A signal with a value.
    pub fn new(value: T) -> Signal<T> {
        Signal(Arc::new(Node { value: RwLock::new(value), followers: RwLock::default() }))
    }

    /// The value; whoever follows what it reads is told when it changes.
    pub fn read(&self) -> RwLockReadGuard<'_, T> {
        if let Some(follower) = Observer::get() {
            let mut followers = self.0.followers.write().unwrap_or_else(PoisonError::into_inner);
            if !followers.contains(&follower) {
                followers.push(follower);
            }
        }
        self.read_untracked()
    }

    /// The value as it is now.
    pub fn read_untracked(&self) -> RwLockReadGuard<'_, T> {
        self.0.value.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the value and tells those who read the last one.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.0.value.write().unwrap_or_else(PoisonError::into_inner));
        let mut followers = self.0.followers.write().unwrap_or_else(PoisonError::into_inner);
        let told = core::mem::take(&mut *followers);
        drop(followers);
        for follower in told {
            follower.mark_dirty();
        }
    }
}
