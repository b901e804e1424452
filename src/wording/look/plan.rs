//! Sentences of one closer look: What to buy, what it saves, and why nothing is cheaper.
