//! Which constants only later functions refer to.

use super::module::without_hashes;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use wasmparser::{
    DataKind, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocSectionReader,
    RelocationEntry, RelocationType, SymbolInfo,
};

/// Constants by their address in memory.
type Address = u32;

/// What the linker knew of a program: the same functions and data as in the program to be split,
/// before other tools changed it.
#[derive(Default)]
struct Linked {
    /// The sections with functions and with data.
    code: Section,
    data: Section,
    /// Functions that are imported.
    imported: u32,
    /// Names of functions.
    names: BTreeMap<u32, String>,
    /// Where each function stands in the code section.
    bodies: Vec<Range<u32>>,
    /// Where each segment stands in the data section, and in memory.
    segments: Vec<(Range<u32>, Address)>,
    /// Symbols: the memory of those that are data.
    symbols: Vec<Option<Range<Address>>>,
    /// Which symbol is referred to, and where in the code section.
    of_code: Vec<(u32, u32)>,
    /// Which symbol is referred to, and where in the data section.
    of_data: Vec<(u32, u32)>,
}

/// A section: which one it is, and where in the program it begins.
#[derive(Default)]
struct Section {
    number: u32,
    start: u64,
}

impl Section {
    /// A range of the program as one of the section.
    fn within(&self, range: Range<u64>) -> Result<Range<u32>> {
        let of = |at: u64| at.checked_sub(self.start).context("outside of its section");
        Ok(u32::try_from(of(range.start)?)?..u32::try_from(of(range.end)?)?)
    }
}

/// The memory that no function but later ones refer to, in order.
pub fn of_later(linked: &[u8], is_later: impl Fn(&str) -> bool) -> Result<Vec<Range<Address>>> {
    let linked = Linked::parse(linked)?;
    let mut needed: BTreeSet<u32> = BTreeSet::new();
    let mut known: BTreeSet<u32> = BTreeSet::new();
    for &(at, symbol) in &linked.of_code {
        known.insert(symbol);
        let place = linked.bodies.partition_point(|body| body.end <= at);
        let function = u32::try_from(place)? + linked.imported;
        if !linked.names.get(&function).is_some_and(|name| is_later(name)) {
            needed.insert(symbol);
        }
    }
    let refers = linked.refers()?;
    let needed = reached(needed, &refers);
    let known = reached(known, &refers);
    let mut ranges: Vec<Range<Address>> = Vec::new();
    let mut taken: Vec<Range<Address>> = Vec::new();
    for (number, symbol) in linked.symbols.iter().enumerate() {
        let (Some(range), number) = (symbol, u32::try_from(number)?) else { continue };
        if known.contains(&number) && !needed.contains(&number) {
            ranges.push(range.clone());
        } else {
            taken.push(range.clone());
        }
    }
    Ok(without(ranges, taken))
}

impl Linked {
    fn parse(program: &[u8]) -> Result<Linked> {
        let mut linked = Linked::default();
        let mut n_sections = 0;
        for payload in Parser::new(0).parse_all(program) {
            let payload = payload?;
            let is_section = payload.as_section().is_some();
            linked.take(payload, n_sections)?;
            n_sections += u32::from(is_section);
        }
        Ok(linked)
    }

    /// Takes a payload of the section with a number, or of the one before it.
    fn take(&mut self, payload: Payload<'_>, number: u32) -> Result<()> {
        match payload {
            Payload::ImportSection(imports) => {
                self.imported = u32::try_from(imports.into_imports().count())?;
            }
            Payload::CodeSectionStart { unchecked_range, .. } => {
                self.code = Section { number, start: unchecked_range.start };
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(self.code.within(body.range())?),
            Payload::DataSection(segments) => {
                self.data = Section { number, start: segments.range().start };
                for segment in segments {
                    let segment = segment?;
                    let DataKind::Active { offset_expr, .. } = segment.kind else { continue };
                    let operator = offset_expr.get_operators_reader().read()?;
                    let Operator::I32Const { value } = operator else { continue };
                    let end = segment.range.end;
                    let bytes = self.data.within(end - segment.data.len() as u64..end)?;
                    self.segments.push((bytes, value.cast_unsigned()));
                }
            }
            Payload::CustomSection(custom) => match custom.as_known() {
                KnownCustom::Name(parts) => self.take_names(parts)?,
                KnownCustom::Linking(parts) => self.take_symbols(parts)?,
                KnownCustom::Reloc(relocations) => self.take_references(&relocations)?,
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn take_references(&mut self, relocations: &RelocSectionReader<'_>) -> Result<()> {
        let of = relocations.section_index();
        for entry in relocations.entries() {
            let entry = entry?;
            if is_address(&entry) && of == self.code.number {
                self.of_code.push((entry.offset, entry.index));
            } else if is_address(&entry) && of == self.data.number {
                self.of_data.push((entry.offset, entry.index));
            }
        }
        Ok(())
    }

    fn take_names(&mut self, parts: wasmparser::NameSectionReader<'_>) -> Result<()> {
        for part in parts {
            if let Name::Function(names) = part? {
                for name in names {
                    let name = name?;
                    let plain = rustc_demangle::demangle(name.name).to_string();
                    self.names.insert(name.index, without_hashes(&plain));
                }
            }
        }
        Ok(())
    }

    fn take_symbols(&mut self, parts: wasmparser::LinkingSectionReader<'_>) -> Result<()> {
        for part in parts {
            let Linking::SymbolTable(symbols) = part? else { continue };
            for symbol in symbols {
                let SymbolInfo::Data { symbol: Some(data), .. } = symbol? else {
                    self.symbols.push(None);
                    continue;
                };
                let segment = self.segments.get(data.index as usize);
                self.symbols.push(segment.map(|(_, address)| {
                    let start = address + data.offset;
                    start..start + data.size
                }));
            }
        }
        Ok(())
    }

    /// Which symbols the data of a symbol refers to.
    fn refers(&self) -> Result<BTreeMap<u32, Vec<u32>>> {
        let mut owners: Vec<(Range<Address>, u32)> = Vec::new();
        for (number, symbol) in self.symbols.iter().enumerate() {
            if let Some(range) = symbol {
                owners.push((range.clone(), u32::try_from(number)?));
            }
        }
        let mut refers: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &(at, symbol) in &self.of_data {
            let segment = self.segments.iter().find(|(bytes, _)| bytes.contains(&at));
            let (bytes, address) = segment.context("a reference outside of all data")?;
            let at = address + (at - bytes.start);
            // A linker can give several symbols the same memory.
            for (_, owner) in owners.iter().filter(|(range, _)| range.contains(&at)) {
                refers.entry(*owner).or_default().push(symbol);
            }
        }
        Ok(refers)
    }
}

fn is_address(entry: &RelocationEntry) -> bool {
    use RelocationType::{MemoryAddrI32, MemoryAddrLeb, MemoryAddrSleb};
    matches!(entry.ty, MemoryAddrLeb | MemoryAddrSleb | MemoryAddrI32)
}

/// Everything that is reached from some symbols.
fn reached(from: BTreeSet<u32>, refers: &BTreeMap<u32, Vec<u32>>) -> BTreeSet<u32> {
    let mut open: Vec<u32> = from.iter().copied().collect();
    let mut reached = from;
    while let Some(symbol) = open.pop() {
        for &next in refers.get(&symbol).into_iter().flatten() {
            if reached.insert(next) {
                open.push(next);
            }
        }
    }
    reached
}

/// Ranges in order, those that touch joined, without what others take.
fn without(mut ranges: Vec<Range<Address>>, mut taken: Vec<Range<Address>>) -> Vec<Range<Address>> {
    ranges.sort_by_key(|range| range.start);
    taken.sort_by_key(|range| range.start);
    let mut left: Vec<Range<Address>> = Vec::new();
    for range in ranges {
        let mut start = range.start;
        let overlap = |other: &&Range<Address>| other.start < range.end && other.end > range.start;
        for other in taken.iter().filter(overlap) {
            push(&mut left, start..other.start);
            start = start.max(other.end);
        }
        push(&mut left, start..range.end);
    }
    left
}

fn push(ranges: &mut Vec<Range<Address>>, range: Range<Address>) {
    match ranges.last_mut() {
        _ if range.start >= range.end => {}
        Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
        _ => ranges.push(range),
    }
}
