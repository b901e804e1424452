//! Needs that services of several documents meet.

use super::{LaterText, List, ServiceNo, Text};

/// A need that several services meet, each in its own way.
#[derive(Clone, Copy, Debug)]
pub struct SharedNeed {
    /// Id, unique in the book.
    pub id: &'static str,
    /// Name.
    pub name: Text,
    /// The services, in the order of their documents.
    pub members: List<Member>,
}

/// A service that meets a need.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// The service.
    pub service: ServiceNo,
    /// Services of one class do the same, as far as the documents say; prices of different classes
    /// are not compared.
    pub class: u8,
    /// What differs, in one short sentence.
    pub note: Option<LaterText>,
}
