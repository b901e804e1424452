//! Sentences of one closer look: Cost against quantity, with notches, and what a budget buys.
