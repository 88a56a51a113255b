//! Writes a workbook from a plain description of its sheets, for the pages of jobgevinst. It knows
//! nothing of what they compute: texts, numbers and formulas come with the description.

use rust_xlsxwriter::{
    DataValidation, DocProperties, Format, FormatAlign, Formula, Url, Workbook, Worksheet, XlsxError,
};
use serde::Deserialize;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// A workbook.
#[derive(Debug, Deserialize)]
pub struct Book {
    /// What the file says of itself.
    pub title: String,
    /// In their order.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Debug, Deserialize)]
pub struct Sheet {
    /// On its tab.
    pub name: String,
    /// Of the columns, in characters.
    pub widths: Vec<f64>,
    /// So many rows stay in sight.
    #[serde(default)]
    pub frozen: u32,
    /// The cells of each row.
    pub rows: Vec<Vec<Option<Cell>>>,
    /// Cells that offer a list to choose from.
    #[serde(default)]
    pub choices: Vec<Choice>,
}

/// What stands in a cell.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// Text as it is.
    Text(String),
    /// What has a look, or is no text.
    Made(Made),
}

/// A cell with a look, or with a number.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Made {
    /// A text; never read as a formula.
    pub text: String,
    /// An address that the text leads to.
    pub url: Option<String>,
    /// A number, or the stored result of the formula.
    pub number: Option<f64>,
    /// A formula with its sign of equality.
    pub formula: Option<String>,
    /// How the number is shown, as a spreadsheet writes it: `#,##0.00`.
    pub format: String,
    /// Stands out.
    pub bold: bool,
    /// Goes on in more lines where it is longer than the cell.
    pub wrap: bool,
}

/// A list to choose from, in the rows from the first to the last of a column.
#[derive(Debug, Deserialize)]
pub struct Choice {
    /// From 0.
    pub column: u16,
    /// From 0.
    pub first: u32,
    /// From 0.
    pub last: u32,
    /// The list.
    pub values: Vec<String>,
}

/// The file of a workbook.
///
/// # Errors
/// When the description asks for what a workbook cannot hold.
pub fn write(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(&book.title));
    for sheet in &book.sheets {
        fill(workbook.add_worksheet(), sheet)?;
    }
    workbook.save_to_buffer()
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    worksheet.set_name(&sheet.name)?.set_freeze_panes(sheet.frozen, 0)?.set_landscape().set_print_fit_to_pages(1, 0);
    for (column, width) in (0..).zip(&sheet.widths) {
        worksheet.set_column_width(column, *width)?;
    }
    for (row, cells) in (0..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                None => {}
                Some(Cell::Text(text)) => put_text(worksheet, row, column, text, Format::new())?,
                Some(Cell::Made(made)) => put(worksheet, row, column, made)?,
            }
        }
    }
    for Choice { column, first, last, values } in &sheet.choices {
        let list = DataValidation::new().allow_list_strings(values)?;
        worksheet.add_data_validation(*first, *column, *last, *column, &list)?;
    }
    Ok(())
}

fn look(made: &Made) -> Format {
    let format = Format::new().set_align(FormatAlign::Top).set_num_format(&made.format);
    let format = if made.bold { format.set_bold() } else { format };
    if made.wrap { format.set_text_wrap() } else { format }
}

fn put(worksheet: &mut Worksheet, row: u32, column: u16, made: &Made) -> Result<(), XlsxError> {
    let format = look(made);
    match (&made.formula, made.number, &made.url) {
        (Some(formula), stored, _) => {
            let formula = Formula::new(formula).set_result(stored.unwrap_or_default().to_string());
            worksheet.write_formula_with_format(row, column, formula, &format)?;
        }
        (None, Some(number), _) => {
            worksheet.write_number_with_format(row, column, number, &format)?;
        }
        (None, None, Some(url)) => {
            worksheet.write_url(row, column, Url::new(url).set_text(&made.text))?;
        }
        (None, None, None) => put_text(worksheet, row, column, &made.text, format)?,
    }
    Ok(())
}

/// Writes a text, which stays one also when somebody edits the cell.
fn put_text(worksheet: &mut Worksheet, row: u32, column: u16, text: &str, look: Format) -> Result<(), XlsxError> {
    let look = if text.starts_with(['=', '+', '-', '@']) { look.set_quote_prefix() } else { look };
    worksheet.write_string_with_format(row, column, text, &look)?;
    Ok(())
}

/// The file of a workbook that JavaScript describes.
///
/// # Errors
/// When it is not a description, or one of what a workbook cannot hold.
#[wasm_bindgen]
pub fn workbook(book: wasm_bindgen::JsValue) -> Result<Vec<u8>, JsError> {
    let book: Book = serde_wasm_bindgen::from_value(book)?;
    Ok(write(&book)?)
}
