//! What is drawn, against the engine asked at every quantity.
