//! Sentences of one closer look: The months of the horizon: how they are met, what they cost, what is left.
