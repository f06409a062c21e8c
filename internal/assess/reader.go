package assess

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

// Reader reads a stream of documents: one a line (NDJSON), or one after the other in any layout.
type Reader struct {
	src    io.Reader
	buf    []byte // what was read and not yet handed out
	used   int    // how much of buf is handed out
	pos    place  // of buf[used]
	count  int    // of the documents handed out
	end    error  // what src returned last
	failed error  // io.EOF when the stream cannot be split any further
}

// Raw is a document of a stream before it is decoded.
type Raw struct {
	Data      []byte // belongs to the caller
	Line, Col int    // where it begins in the stream
}

// Decode is the function Decode with positions in the whole stream. It may be called in another goroutine.
func (r Raw) Decode() (*Assessment, error) {
	return newParser().decode(r.Data, place{r.Line, r.Col})
}

// NewReader returns a reader of the documents in r.
func NewReader(r io.Reader) *Reader {
	return &Reader{src: r, pos: place{1, 1}}
}

// Next returns the next document without decoding it, for those who decode in several goroutines; io.EOF at the end. Behind a document
// that is too large there is nothing. Errors of the source stay.
func (r *Reader) Next() (Raw, error) {
	data, pos, err := r.split()
	if err != nil {
		return Raw{}, err
	}
	return Raw{bytes.Clone(data), pos.line, pos.col}, nil
}

// split returns the next document and where it begins. The bytes are good until the next call.
func (r *Reader) split() ([]byte, place, error) {
	if err := r.skipBlanks(); err != nil {
		return nil, place{}, err
	}
	var s splitter
	for size := 0; ; {
		n, done := s.feed(r.buf[r.used+size:])
		size += n
		switch {
		case size > MaxBytes:
			r.failed = io.EOF
			return nil, place{}, r.pos.errors(nil, problem{text: tooLarge, hint: tooLargeHint})
		case done:
			return r.take(size, s.bare)
		}
		if err := r.fill(); errors.Is(err, io.EOF) {
			return r.take(size, s.bare) // the last one; decoding says what it lacks
		} else if err != nil {
			return nil, place{}, err
		}
	}
}

// skipBlanks goes to the next document; io.EOF if there is none.
func (r *Reader) skipBlanks() error {
	if r.failed != nil {
		return r.failed
	}
	if r.count == 0 {
		r.skipMark()
	}
	for {
		rest := bytes.TrimLeft(r.buf[r.used:], " \t\r\n")
		r.advance(len(r.buf) - r.used - len(rest))
		if len(rest) > 0 {
			return nil
		}
		if err := r.fill(); err != nil {
			return err
		}
	}
}

// skipMark drops the byte order mark before the first document.
func (r *Reader) skipMark() {
	for len(r.buf) < len(byteOrderMark) && strings.HasPrefix(byteOrderMark, string(r.buf)) {
		if r.fill() != nil {
			return // whoever reads on meets the error again
		}
	}
	if bytes.HasPrefix(r.buf[r.used:], []byte(byteOrderMark)) {
		r.used += len(byteOrderMark)
	}
}

// take hands out the next size bytes. What begins without a bracket at the very start is no stream of documents,
// and one error about it is enough.
func (r *Reader) take(size int, bare bool) ([]byte, place, error) {
	data, pos := r.buf[r.used:r.used+size], r.pos
	if bare && r.count == 0 {
		r.failed = io.EOF
	}
	r.count++
	r.advance(size)
	return data, pos, nil
}

// advance moves on by n bytes. The column is counted only where it matters: mostly a line ends here.
func (r *Reader) advance(n int) {
	passed := r.buf[r.used : r.used+n]
	r.used += n
	if r.used < len(r.buf) && r.buf[r.used] == '\n' && n > 0 {
		r.pos.line += bytes.Count(passed, []byte{'\n'})
		return
	}
	r.pos = r.pos.at(passed, n)
}

// fill reads more behind what is there. What was handed out makes room.
func (r *Reader) fill() error {
	if r.end != nil {
		return r.end
	}
	if r.used > 0 {
		r.buf = r.buf[:copy(r.buf, r.buf[r.used:])]
		r.used = 0
	}
	if len(r.buf) == cap(r.buf) {
		r.buf = append(make([]byte, 0, max(128<<10, 2*cap(r.buf))), r.buf...)
	}
	for tries := 0; ; tries++ {
		n, err := r.src.Read(r.buf[len(r.buf):cap(r.buf)])
		r.buf = r.buf[:len(r.buf)+n]
		if err != nil {
			r.end = err
		}
		switch {
		case n > 0:
			return nil
		case err != nil:
			return err
		case tries == 100:
			return io.ErrNoProgress
		}
	}
}
