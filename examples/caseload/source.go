package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"sync"
	"sync/atomic"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// source hands out cases as lines of JSON, each to one worker. Nothing waits in it: a worker gets
// the next line into memory of its own when it is through with the one before.
type source interface {
	// next returns the next line, in room or in more of it, and its number, from 1. The error is
	// io.EOF after the last line, and errTooLong for a line that is passed over.
	next(room []byte) (line []byte, number int, err error)
	// share returns how much of the whole was handed out, from 0 to 1, and 0 where that is not
	// known.
	share() float64
}

var errTooLong = errors.New("the line is too long")

// lines are those of a file.
type lines struct {
	mu     sync.Mutex
	r      *bufio.Reader
	number int
	err    error
	// read and size are in bytes, size 0 where it is not known.
	read atomic.Int64
	size int64
}

func newLines(r io.Reader, size int64) *lines {
	return &lines{r: bufio.NewReaderSize(r, 1<<16), size: size}
}

func (s *lines) share() float64 {
	if s.size == 0 {
		return 0
	}
	return min(1, float64(s.read.Load())/float64(s.size))
}

func (s *lines) next(room []byte) ([]byte, int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.err == nil {
		line, err := s.line(room[:0])
		if err != nil || len(bytes.TrimSpace(line)) > 0 { // a blank line has no case, but a number
			return line, s.number, err
		}
		room = line
	}
	return room, s.number, s.err
}

// line reads the next line, and passes over one that is too long.
func (s *lines) line(line []byte) ([]byte, error) {
	long, begun := false, false
	for {
		part, err := s.r.ReadSlice('\n')
		s.read.Add(int64(len(part)))
		begun = begun || len(part) > 0
		if text := bytes.TrimSuffix(part, []byte("\n")); long || len(line)+len(text) > procedure.MaxJSONSize {
			long = true
		} else {
			line = append(line, text...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil:
			s.err = err
			if !begun || !errors.Is(err, io.EOF) { // half a line is no line
				return line, err
			}
		}
		s.number++
		if long {
			return line, errTooLong
		}
		return line, nil
	}
}

// generated are cases that are made up, by the worker that gets them.
type generated struct {
	seed  uint64
	total int64
	on    calendar.Date
	taken atomic.Int64
	// out is where the lines are written to, nil for nowhere.
	out *inOrder
}

func newGenerated(q question) *generated {
	return &generated{seed: q.seed, total: int64(q.cases), on: q.basis.On}
}

func (s *generated) share() float64 {
	return float64(min(s.taken.Load(), s.total)) / float64(s.total)
}

func (s *generated) next(room []byte) ([]byte, int, error) {
	number := s.taken.Add(1)
	if number > s.total {
		return room, int(number), io.EOF
	}
	buffer := bytes.NewBuffer(room[:0])
	err := json.NewEncoder(buffer).Encode(generate(s.seed, int(number), s.on))
	line := buffer.Bytes()
	if s.out != nil {
		err = errors.Join(err, s.out.write(int(number), line))
	}
	return line, int(number), err
}

// inOrder writes lines in the order of their numbers, whichever of those who have one comes
// first. The others wait, and since numbers are taken in order nobody waits for ever.
type inOrder struct {
	mu   sync.Mutex
	turn *sync.Cond
	last int
	w    io.Writer
	err  error
}

func newInOrder(w io.Writer) *inOrder {
	o := &inOrder{w: w}
	o.turn = sync.NewCond(&o.mu)
	return o
}

func (o *inOrder) write(number int, line []byte) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.last != number-1 {
		o.turn.Wait()
	}
	o.last = number
	o.turn.Broadcast()
	if o.err == nil {
		_, o.err = o.w.Write(line)
	}
	return o.err
}
