//! Encrypts and decrypts files with RC4, with the options that the Java rcli of this project has for that.
#![forbid(unsafe_code)]

mod arguments;

use arguments::{Command, Input, Key, Output};
use rc4::Rc4;
use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;

const BUFFER: usize = 64 * 1024;

fn main() -> ExitCode {
    match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => print(arguments::HELP),
        Ok(Command::Version) => print(concat!("rcli ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Command::Apply { key, input, output }) => match read(key) {
            Ok(key) => match arguments::checked(key) {
                Ok(key) => match apply(&key, input, output) {
                    Ok(()) => ExitCode::SUCCESS,
                    Err(message) => fail(1, &message),
                },
                Err(message) => fail(2, &message),
            },
            Err(message) => fail(1, &message),
        },
        Err(message) => fail(2, &format!("{message} (see 'rcli --help')")),
    }
}

fn print(text: &str) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(1, &format!("cannot write to standard output: {error}")),
    }
}

fn fail(status: u8, message: &str) -> ExitCode {
    eprintln!("rcli: {message}");
    ExitCode::from(status)
}

fn read(key: Key) -> Result<Vec<u8>, String> {
    match key {
        Key::Bytes(bytes) => Ok(bytes),
        Key::File(path) => {
            let mut bytes = Vec::new();
            // One byte more than the longest key: enough to see that it is too long.
            File::open(&path)
                .and_then(|file| file.take(257).read_to_end(&mut bytes))
                .map_err(|error| format!("cannot read the key file {}: {error}", path.display()))?;
            Ok(bytes)
        }
    }
}

fn apply(key: &[u8], input: Input, output: Output) -> Result<(), String> {
    let mut cipher = Rc4::new(key).map_err(|error| format!("the key has {} bytes", error.0))?;
    let (mut source, from): (Box<dyn Read>, String) = match input {
        Input::Standard => (Box::new(io::stdin().lock()), "standard input".into()),
        Input::File(path) => {
            let name = path.display().to_string();
            (Box::new(File::open(&path).map_err(|error| format!("cannot read {name}: {error}"))?), name)
        }
    };
    let (mut sink, to): (Box<dyn Write>, String) = match output {
        Output::Standard => (Box::new(io::stdout().lock()), "standard output".into()),
        Output::File(path) => {
            let name = path.display().to_string();
            // Only a new file: a mistyped name must not cost another file.
            let file = File::options().write(true).create_new(true).open(&path);
            (Box::new(file.map_err(|error| format!("cannot write {name}: {error}"))?), name)
        }
    };
    let mut buffer = vec![0u8; BUFFER];
    loop {
        let length = match source.read(&mut buffer) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(format!("cannot read {from}: {error}")),
        };
        cipher.apply(&mut buffer[..length]);
        sink.write_all(&buffer[..length]).map_err(|error| format!("cannot write {to}: {error}"))?;
    }
    sink.flush().map_err(|error| format!("cannot write {to}: {error}"))
}
