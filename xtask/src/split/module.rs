//! What must be known of a program to split it.

use anyhow::{Result, bail, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use wasmparser::{
    Data, DataKind, ElementItems, ElementKind, Export, ExternalKind, FunctionBody, GlobalType,
    KnownCustom, MemoryType, Name, Operator, Parser, Payload, TableType, TypeRef,
};

/// A program.
pub struct Module<'a> {
    /// The program as read.
    pub bytes: &'a [u8],
    /// Sections that are copied as they are, by id.
    pub sections: BTreeMap<u8, Range<usize>>,
    /// Imported functions: module, name, type.
    pub imports: Vec<(&'a str, &'a str, u32)>,
    /// Type of each function that is defined.
    pub types: Vec<u32>,
    /// Tables.
    pub tables: Vec<TableType>,
    /// Memories.
    pub memories: Vec<MemoryType>,
    /// Globals.
    pub globals: Vec<GlobalType>,
    /// Exports.
    pub exports: Vec<Export<'a>>,
    /// Places of the first table and the function in each.
    pub places: BTreeMap<u32, u32>,
    /// Bodies of the functions that are defined.
    pub bodies: Vec<FunctionBody<'a>>,
    /// Address and bytes of each piece of data.
    pub data: Vec<(u32, &'a [u8])>,
    /// Names of functions, without the hashes of their crates.
    pub names: BTreeMap<u32, String>,
    /// What each defined function calls by name.
    pub calls: BTreeMap<u32, BTreeSet<u32>>,
}

impl<'a> Module<'a> {
    /// Reads a program.
    pub fn parse(bytes: &'a [u8]) -> Result<Module<'a>> {
        let mut module = Module {
            bytes,
            sections: BTreeMap::new(),
            imports: Vec::new(),
            types: Vec::new(),
            tables: Vec::new(),
            memories: Vec::new(),
            globals: Vec::new(),
            exports: Vec::new(),
            places: BTreeMap::new(),
            bodies: Vec::new(),
            data: Vec::new(),
            names: BTreeMap::new(),
            calls: BTreeMap::new(),
        };
        for payload in Parser::new(0).parse_all(bytes) {
            module.take(payload?)?;
        }
        for (place, body) in module.bodies.iter().enumerate() {
            let mut callees = BTreeSet::new();
            for operator in body.get_operators_reader()? {
                match operator? {
                    Operator::Call { function_index } => _ = callees.insert(function_index),
                    Operator::RefFunc { .. } | Operator::ReturnCall { .. } => {
                        bail!("a function is referred to by something else than a call");
                    }
                    _ => {}
                }
            }
            module.calls.insert(module.number(place)?, callees);
        }
        Ok(module)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<()> {
        if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            self.sections.insert(id, range);
        }
        match payload {
            Payload::ImportSection(reader) => {
                for import in reader.into_imports() {
                    let import = import?;
                    let TypeRef::Func(of) = import.ty else { bail!("an import is no function") };
                    self.imports.push((import.module, import.name, of));
                }
            }
            Payload::FunctionSection(reader) => {
                for of in reader {
                    self.types.push(of?);
                }
            }
            Payload::TableSection(reader) => {
                for table in reader {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(reader) => {
                for memory in reader {
                    self.memories.push(memory?);
                }
            }
            Payload::GlobalSection(reader) => {
                for global in reader {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(reader) => {
                for export in reader {
                    self.exports.push(export?);
                }
            }
            Payload::ElementSection(reader) => {
                for element in reader {
                    self.take_element(&element?)?;
                }
            }
            Payload::DataSection(reader) => {
                for piece in reader {
                    self.take_data(&piece?)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::StartSection { .. } | Payload::TagSection(_) => bail!("an unknown section"),
            Payload::CustomSection(custom) => {
                if let KnownCustom::Name(reader) = custom.as_known() {
                    for part in reader {
                        if let Name::Function(names) = part? {
                            for name in names {
                                let name = name?;
                                self.names.insert(name.index, without_hashes(name.name));
                            }
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn take_data(&mut self, piece: &Data<'a>) -> Result<()> {
        let DataKind::Active { offset_expr, .. } = &piece.kind else {
            bail!("data is put in its place by code");
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            bail!("an unknown address");
        };
        self.data.push((value.cast_unsigned(), piece.data));
        Ok(())
    }

    fn take_element(&mut self, element: &wasmparser::Element<'a>) -> Result<()> {
        let ElementKind::Active { table_index, offset_expr } = &element.kind else {
            bail!("places of the table are filled by code");
        };
        ensure!(table_index.unwrap_or(0) == 0, "another table has places");
        let mut offset = offset_expr.get_operators_reader();
        let Operator::I32Const { value } = offset.read()? else { bail!("an unknown place") };
        let ElementItems::Functions(functions) = element.items.clone() else {
            bail!("places of the table are expressions");
        };
        for (place, function) in (u32::try_from(value)?..).zip(functions) {
            self.places.insert(place, function?);
        }
        Ok(())
    }

    /// Number of the defined function at a place among them.
    pub fn number(&self, place: usize) -> Result<u32> {
        Ok(u32::try_from(place + self.imports.len())?)
    }

    /// Whether a function is defined here.
    pub fn is_defined(&self, function: u32) -> bool {
        function as usize >= self.imports.len()
    }

    /// The exported functions.
    pub fn exported(&self) -> BTreeSet<u32> {
        let functions = self.exports.iter().filter(|export| export.kind == ExternalKind::Func);
        functions.map(|export| export.index).collect()
    }

    /// Functions that can be called without being named: from outside, or through the table.
    pub fn rooted(&self) -> BTreeSet<u32> {
        let mut rooted = self.exported();
        rooted.extend(self.places.values());
        rooted
    }

    /// Type of a function.
    pub fn type_of(&self, function: u32) -> u32 {
        let function = function as usize;
        match self.imports.get(function) {
            Some(import) => import.2,
            None => self.types[function - self.imports.len()],
        }
    }
}

/// `suanpan[bf404c5b6943719b]::app` as `suanpan::app`.
pub fn without_hashes(name: &str) -> String {
    let mut rest = name;
    let mut clean = String::new();
    while let Some((before, after)) = rest.split_once('[') {
        clean += before;
        rest = match after.split_once(']') {
            Some((hash, after)) if hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => after,
            _ => {
                clean.push('[');
                after
            }
        };
    }
    clean + rest
}
