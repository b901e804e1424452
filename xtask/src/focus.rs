//! `cargo xtask bench --only focus`: the exported charges before the public validator of FOCUS.

use crate::shell::{self, program, run, text};
use crate::tools::generators;
use anyhow::{Context, Result, bail};

/// The version of the specification that the export names.
const VERSION: &str = "1.2.0.1";

/// The only rules that an estimate breaks: nobody has been sent an invoice for it.
const BROKEN: &str = "InvoiceId-";

/// Writes the charges of every product under every reading, and shows them to the validator.
pub fn validate() -> Result<()> {
    let validator = generators::focus_validator()?;
    let charges = crate::target().join("focus.csv");
    let export = ["test", "--quiet", "--locked", "-p", "suanpan", "--lib", "export::tests::focus"];
    run(program("cargo", &export).env("SUANPAN_FOCUS", &charges))?;
    let mut validate = std::process::Command::new(&validator);
    validate.args(["--block-download", "--validate-version", VERSION, "--data-file"]).arg(&charges);
    // It finds its rules from where it is started alone.
    let folder = "import focus_validator, os; print(os.path.dirname(os.path.dirname(focus_validator.__file__)))";
    let folder =
        shell::output(&mut program(text(&validator.with_file_name("python"))?, &["-c", folder]));
    validate.current_dir(folder.context("focus-validator is not installed")?.trim());
    // It fails when a rule is broken.
    let told =
        String::from_utf8(validate.output().context("focus-validator does not run")?.stdout)?;
    let n_rows = std::fs::read_to_string(&charges)?.lines().count() - 1;
    let total = told.lines().find(|line| line.starts_with("Total:")).context("it told no total")?;
    println!("{n_rows} charges, FOCUS {VERSION}: {total}");
    let failed = told.lines().filter_map(|line| line.strip_prefix("❌ "));
    let failed: Vec<&str> = failed.filter_map(|line| line.split(':').next()).collect();
    println!("failing: {}", failed.join(", "));
    match failed.iter().find(|rule| !rule.starts_with(BROKEN)) {
        Some(rule) => bail!("the charges break the rule {rule}"),
        None => Ok(()),
    }
}
