//! Tables that were measured by another program, in another language: reads what it wrote. Each line is a row: table, unit,
//! row, median, low and high, with tabs between; figures are in the table's unit.

use std::path::Path;

use crate::app::Done;
use crate::measure::{Figure, Table};

/// The tables of a file, in the order in which they begin.
pub fn tables(file: &Path) -> Done<Vec<Table>> {
    let text = std::fs::read_to_string(file)?;
    let mut tables: Vec<Table> = Vec::new();
    for line in text.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [title, unit, row, median, low, high] = parts.as_slice() else {
            return Err(format!("{}: this is no row: {line}", file.display()).into());
        };
        let figure = Figure { median: median.parse()?, low: low.parse()?, high: high.parse()? };
        if tables.last().is_none_or(|it| it.title() != *title) {
            tables.push(Table::new(title, unit, 1.0));
        }
        if let Some(table) = tables.last_mut() {
            table.row(row, figure);
        }
    }
    Ok(tables)
}
