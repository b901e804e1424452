//! Sentences of one closer look: What the same need costs by other documents.
