//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

pub const HELP: &str = "\
Usage: rcli encrypt|decrypt (--key=HEX | --key-file=FILE) [-o=FILE] [FILE]
       rcli --help | --version
Encrypts and decrypts files with RC4. RC4 is broken as a cipher and protects nothing of value.
  -k, --key=HEX         Key of 5 to 256 bytes in hexadecimal.
      --key-file=FILE   File whose bytes, all of them, are the key.
  -o, --output=FILE     New file to write; standard output if absent or '-'.
      FILE              File to read; standard input if absent or '-'.

Exit codes: 0 done, 1 reading or writing failed, 2 usage or key not valid.
";

pub enum Command {
    Help,
    Version,
    Apply { key: Key, input: Input, output: Output },
}

pub enum Input {
    Standard,
    File(PathBuf),
}

pub enum Output {
    Standard,
    File(PathBuf),
}

pub enum Key {
    Bytes(Vec<u8>),
    /// All bytes of a file, which is read later: what goes wrong there is no wrong usage.
    File(PathBuf),
}

/// Reads the words behind the program's name. Words that may hold a key are not repeated in messages.
pub fn parse(words: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut words = words;
    let verb = words.next().ok_or("a command is missing: encrypt or decrypt")?;
    match verb.to_str() {
        Some("--help" | "-h") => return Ok(Command::Help),
        Some("--version" | "-V") => return Ok(Command::Version),
        Some("encrypt" | "decrypt") => (),
        _ => return Err("there is no such command: expected encrypt or decrypt".into()),
    }
    let mut key = None;
    let mut input = None;
    let mut output = None;
    while let Some(word) = words.next() {
        let text = word.to_str().unwrap_or("");
        let (name, attached) = match text.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(OsString::from(value))),
            _ => (text, None),
        };
        let mut value = || attached.clone().or_else(|| words.next()).ok_or(format!("{name} needs a value"));
        match name {
            "-h" | "--help" => return Ok(Command::Help),
            "-k" | "--key" => once(&mut key, "the key", Key::Bytes(hexadecimal(&value()?)?))?,
            "--key-file" => once(&mut key, "the key", Key::File(value()?.into()))?,
            "-o" | "--output" => once(&mut output, "--output", value()?)?,
            _ if text.starts_with('-') && text != "-" => return Err("there is no such option".into()),
            _ => once(&mut input, "FILE", word.clone())?,
        }
    }
    Ok(Command::Apply {
        key: key.ok_or("a key is missing: give --key or --key-file")?,
        input: input.filter(|path| path != "-").map_or(Input::Standard, |path| Input::File(path.into())),
        output: output.filter(|path| path != "-").map_or(Output::Standard, |path| Output::File(path.into())),
    })
}

fn once<T>(place: &mut Option<T>, what: &str, value: T) -> Result<(), String> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(format!("{what} is given more than once")),
    }
}

fn hexadecimal(word: &OsString) -> Result<Vec<u8>, String> {
    let text = word.to_str().unwrap_or("x");
    let digits: Option<Vec<u8>> = text
        .trim_start_matches("0x")
        .chars()
        .filter(|c| *c != ' ' && *c != ':')
        .map(|c| c.to_digit(16).map(|digit| digit as u8))
        .collect();
    match digits {
        Some(digits) if digits.len() % 2 == 0 => checked(digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()),
        _ => Err("the key is not hexadecimal: expected pairs of digits".into()),
    }
}

/// Checks the length of a key.
pub fn checked(key: Vec<u8>) -> Result<Vec<u8>, String> {
    match key.len() {
        5..=256 => Ok(key),
        length => Err(format!("a key has 5 to 256 bytes, this one {}", if length > 256 { "more".into() } else { length.to_string() })),
    }
}
