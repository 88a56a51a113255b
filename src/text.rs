//! Numbers and pointers as text. Core's own formatting, which knows widths, signs and alignments, is
//! four kilobytes of a wasm.

use alloc::string::String;

/// Puts a number at the end of a text, in as many digits as it has, and at least so many.
pub fn push_digits(text: &mut String, number: u64, least: u32) {
    if number > 9 || least > 1 {
        push_digits(text, number / 10, least.saturating_sub(1));
    }
    let digit = u8::try_from(number % 10).unwrap_or_default();
    text.push(char::from(b'0' + digit));
}

/// The same with a dash between: each number, and the digits that it has at least.
pub fn dashed(parts: &[(u32, u32)]) -> String {
    let mut text = String::new();
    for (number, least) in parts {
        if !text.is_empty() {
            text.push('-');
        }
        push_digits(&mut text, (*number).into(), *least);
    }
    text
}

/// A JSON pointer one step further: to a field, whose name must have no `~` and no `/`.
pub fn field_of(path: &str, name: &str) -> String {
    let mut pointer = String::from(path);
    pointer.push('/');
    pointer.push_str(name);
    pointer
}

/// A JSON pointer one step further: to an entry of a list.
pub fn entry_of(path: &str, index: usize) -> String {
    let mut pointer = field_of(path, "");
    push_digits(&mut pointer, u64::try_from(index).unwrap_or(u64::MAX), 1);
    pointer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_digits() {
        for (number, least, written) in [
            (0, 1, "0"),
            (7, 1, "7"),
            (10, 1, "10"),
            (2026, 4, "2026"),
            (7, 2, "07"),
            (101, 4, "0101"),
            (0, 3, "000"),
            (u64::MAX, 1, "18446744073709551615"),
        ] {
            let mut text = String::new();
            push_digits(&mut text, number, least);
            assert_eq!(text, written);
        }
        assert_eq!(dashed(&[(2026, 4), (1, 2), (31, 2)]), "2026-01-31");
        assert_eq!(entry_of(&field_of("", "rows"), 12), "/rows/12");
    }
}
