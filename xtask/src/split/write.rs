//! Writes the parts of a program.

use super::Parts;
use super::module::Module;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, Function, FunctionSection, GlobalType, ImportSection, Instruction, MemoryType,
    NameMap, NameSection, RawSection, SectionId, TableSection, TableType,
};
use wasmparser::{ExternalKind, FunctionBody, Operator};

/// Where the later part finds the first part's exports.
const FIRST: &str = "first";

/// Writes both parts.
pub fn parts(module: &Module, moved: &BTreeSet<u32>, later: &[Range<u32>]) -> Result<Parts> {
    let layout = Layout::new(module, moved)?;
    let first = layout.first(module, later)?;
    let later = layout.later(module, later)?;
    let long = module.imports.iter().enumerate();
    let renamed = long.map(|(place, &(_, name, _))| (name.to_owned(), short(place))).collect();
    Ok(Parts { first, later, renamed })
}

/// Where everything goes.
struct Layout<'a> {
    moved: &'a BTreeSet<u32>,
    /// Number in the first part, of what stays.
    first: BTreeMap<u32, u32>,
    /// Number in the later part, of what it has or calls.
    later: BTreeMap<u32, u32>,
    /// What the later part calls of the first.
    shared: Vec<u32>,
    /// Place in the table of each function that moves and is called through it.
    places: BTreeMap<u32, u32>,
    /// Places of the table.
    size: u64,
}

impl<'a> Layout<'a> {
    fn new(module: &Module, moved: &'a BTreeSet<u32>) -> Result<Layout<'a>> {
        let imported = u32::try_from(module.imports.len())?;
        let stays = (0..imported).chain(module.calls.keys().copied());
        let stays = stays.filter(|function| !moved.contains(function));
        let first = stays.zip(0..).collect();
        let callees = moved.iter().flat_map(|function| &module.calls[function]);
        let shared: BTreeSet<u32> =
            callees.copied().filter(|function| !moved.contains(function)).collect();
        let later = shared.iter().chain(moved).copied().zip(0..).collect();
        let mut places: BTreeMap<u32, u32> = BTreeMap::new();
        for (&place, &function) in module.places.iter() {
            if moved.contains(&function) {
                places.insert(function, place);
            }
        }
        let mut size = module.tables.first().context("there is no table")?.initial;
        for (function, callees) in &module.calls {
            for callee in callees.iter().filter(|_| !moved.contains(function)) {
                if moved.contains(callee) && !places.contains_key(callee) {
                    places.insert(*callee, u32::try_from(size)?);
                    size += 1;
                }
            }
        }
        Ok(Layout { moved, first, later, shared: shared.into_iter().collect(), places, size })
    }

    fn first(&self, module: &Module, later: &[Range<u32>]) -> Result<Vec<u8>> {
        let mut wasm = wasm_encoder::Module::new();
        copy(module, &mut wasm, SectionId::Type);
        let mut imports = ImportSection::new();
        for (place, &(from, _, of)) in module.imports.iter().enumerate() {
            imports.import(from, &short(place), EntityType::Function(of));
        }
        wasm.section(&imports);
        let mut functions = FunctionSection::new();
        for &function in self.first.keys().filter(|function| module.is_defined(**function)) {
            functions.function(module.type_of(function));
        }
        wasm.section(&functions);
        let mut tables = TableSection::new();
        for table in self.tables(module)? {
            tables.table(table);
        }
        wasm.section(&tables);
        copy(module, &mut wasm, SectionId::Memory);
        copy(module, &mut wasm, SectionId::Global);
        wasm.section(&self.exports(module)?);
        let stays = module.places.iter().filter(|(_, function)| !self.moved.contains(function));
        wasm.section(&elements(stays.map(|(&place, function)| (place, self.first[function]))));
        let mut code = CodeSection::new();
        for &function in self.first.keys().filter(|function| module.is_defined(**function)) {
            code.function(&self.body(module, function, &self.first)?);
        }
        wasm.section(&code);
        wasm.section(&emptied(module, later)?);
        wasm.section(&names(module, &self.first));
        Ok(wasm.finish())
    }

    fn later(&self, module: &Module, later: &[Range<u32>]) -> Result<Vec<u8>> {
        let mut wasm = wasm_encoder::Module::new();
        copy(module, &mut wasm, SectionId::Type);
        let mut imports = ImportSection::new();
        for (name, of) in self.all_shared(module)? {
            imports.import(FIRST, &name, of);
        }
        wasm.section(&imports);
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for &function in self.moved {
            functions.function(module.type_of(function));
            code.function(&self.body(module, function, &self.later)?);
        }
        wasm.section(&functions);
        let mut places: BTreeMap<u32, u32> =
            self.places.iter().map(|(function, &place)| (place, self.later[function])).collect();
        for (&place, function) in &module.places {
            if self.moved.contains(function) {
                places.insert(place, self.later[function]);
            }
        }
        wasm.section(&elements(places.into_iter()));
        wasm.section(&code);
        wasm.section(&filled(module, later)?);
        wasm.section(&names(module, &self.later));
        Ok(wasm.finish())
    }

    fn tables(&self, module: &Module) -> Result<Vec<TableType>> {
        let mut tables = Vec::new();
        for &table in &module.tables {
            tables.push(RoundtripReencoder.table_type(table)?);
        }
        tables[0].minimum = self.size;
        tables[0].maximum = tables[0].maximum.map(|most| most.max(self.size));
        Ok(tables)
    }

    /// What the later part imports, in the order of its numbers: shared functions, then all tables,
    /// memories and globals, which have the same numbers in both.
    fn all_shared(&self, module: &Module) -> Result<Vec<(String, EntityType)>> {
        let mut shared: Vec<EntityType> = Vec::new();
        shared.extend(self.shared.iter().map(|&at| EntityType::Function(module.type_of(at))));
        shared.extend(self.tables(module)?.into_iter().map(EntityType::Table));
        for &memory in &module.memories {
            let memory: MemoryType = RoundtripReencoder.memory_type(memory)?;
            shared.push(EntityType::Memory(memory));
        }
        for &global in &module.globals {
            let global: GlobalType = RoundtripReencoder.global_type(global)?;
            shared.push(EntityType::Global(global));
        }
        Ok(shared.into_iter().enumerate().map(|(place, of)| (short(place), of)).collect())
    }

    fn exports(&self, module: &Module) -> Result<ExportSection> {
        let mut exports = ExportSection::new();
        for export in &module.exports {
            let kind = RoundtripReencoder.export_kind(export.kind)?;
            let index = match export.kind {
                ExternalKind::Func => self.first[&export.index],
                _ => export.index,
            };
            exports.export(export.name, kind, index);
        }
        let mut functions = self.shared.iter();
        let (mut tables, mut memories, mut globals) = (0.., 0.., 0..);
        for (name, of) in self.all_shared(module)? {
            let (kind, index) = match of {
                EntityType::Function(_) => {
                    (ExportKind::Func, functions.next().map(|at| self.first[at]))
                }
                EntityType::Table(_) => (ExportKind::Table, tables.next()),
                EntityType::Memory(_) => (ExportKind::Memory, memories.next()),
                _ => (ExportKind::Global, globals.next()),
            };
            exports.export(&name, kind, index.context("more exports than there are")?);
        }
        Ok(exports)
    }

    /// A function with the numbers of its part.
    fn body(
        &self,
        module: &Module,
        function: u32,
        numbers: &BTreeMap<u32, u32>,
    ) -> Result<Function> {
        let body: &FunctionBody = &module.bodies[function as usize - module.imports.len()];
        let mut locals = Vec::new();
        for local in body.get_locals_reader()? {
            let (count, of) = local?;
            locals.push((count, RoundtripReencoder.val_type(of)?));
        }
        let mut written = Function::new(locals);
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index: callee } => match numbers.get(&callee) {
                    Some(&number) => _ = written.instruction(&Instruction::Call(number)),
                    None => {
                        written.instruction(&Instruction::I32Const(
                            self.places[&callee].cast_signed(),
                        ));
                        written.instruction(&Instruction::CallIndirect {
                            type_index: module.type_of(callee),
                            table_index: 0,
                        });
                    }
                },
                operator => _ = written.instruction(&RoundtripReencoder.instruction(operator)?),
            }
        }
        Ok(written)
    }
}

fn copy(module: &Module, wasm: &mut wasm_encoder::Module, id: SectionId) {
    if let Some(range) = module.sections.get(&(id as u8)) {
        wasm.section(&RawSection { id: id as u8, data: &module.bytes[range.clone()] });
    }
}

/// The data with zeros instead of what comes later: they pack to nothing, and one piece packs better
/// than many.
fn emptied(module: &Module, later: &[Range<u32>]) -> Result<DataSection> {
    let mut section = DataSection::new();
    for &(address, bytes) in &module.data {
        let mut bytes = bytes.to_vec();
        for range in within(address, &bytes, later)? {
            bytes[range].fill(0);
        }
        section.active(0, &ConstExpr::i32_const(address.cast_signed()), bytes);
    }
    Ok(section)
}

/// The data that comes later.
fn filled(module: &Module, later: &[Range<u32>]) -> Result<DataSection> {
    let mut section = DataSection::new();
    for &(address, bytes) in &module.data {
        for range in within(address, bytes, later)? {
            let at = address + u32::try_from(range.start)?;
            let part = bytes[range].iter().copied();
            section.active(0, &ConstExpr::i32_const(at.cast_signed()), part);
        }
    }
    Ok(section)
}

/// The parts of a piece of data that are within ranges of the memory.
fn within(address: u32, bytes: &[u8], ranges: &[Range<u32>]) -> Result<Vec<Range<usize>>> {
    let end = address + u32::try_from(bytes.len())?;
    let mut parts = Vec::new();
    for range in ranges {
        let (start, end) = (range.start.max(address), range.end.min(end));
        if start < end {
            parts.push((start - address) as usize..(end - address) as usize);
        }
    }
    Ok(parts)
}

/// The functions' names, for whoever reads a trace of an unoptimised build.
fn names(module: &Module, numbers: &BTreeMap<u32, u32>) -> NameSection {
    let mut functions = NameMap::new();
    for (function, &number) in numbers {
        if let Some(name) = module.names.get(function) {
            functions.append(number, name);
        }
    }
    let mut section = NameSection::new();
    section.functions(&functions);
    section
}

/// Fills places of the table: one element for each run of them.
fn elements(places: impl Iterator<Item = (u32, u32)>) -> ElementSection {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (place, function) in places {
        match runs.last_mut() {
            Some((start, run)) if *start as usize + run.len() == place as usize => {
                run.push(function)
            }
            _ => runs.push((place, vec![function])),
        }
    }
    let mut section = ElementSection::new();
    for (start, run) in runs {
        let offset = ConstExpr::i32_const(start.cast_signed());
        section.active(None, &offset, Elements::Functions(run.into()));
    }
    section
}

/// A short name.
fn short(place: usize) -> String {
    const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";
    let letter = |of: usize| char::from(LETTERS[of % LETTERS.len()]);
    let mut name = String::from(letter(place));
    let mut rest = place / LETTERS.len();
    while rest > 0 {
        name.push(letter(rest - 1));
        rest = (rest - 1) / LETTERS.len();
    }
    name
}
