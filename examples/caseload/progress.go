package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime/metrics"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// progress says how far it is, in one line that is written over, and in the end how long it took
// and how much memory.
type progress struct {
	// done is how many lines are through.
	done    atomic.Int64
	out     io.Writer
	src     source
	started time.Time
	took    time.Duration
	show    bool
	ended   chan struct{}
	wg      sync.WaitGroup
}

// startProgress begins to show the progress, if it is to be shown.
func startProgress(out io.Writer, src source, show bool) *progress {
	p := &progress{out: out, src: src, started: time.Now(), show: show, ended: make(chan struct{})}
	if !show {
		return p
	}
	p.wg.Go(func() {
		tick := time.NewTicker(250 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				_, _ = fmt.Fprintf(out, "\r%-*s", width, progressLine(int(p.done.Load()), src.share(), time.Since(p.started)))
			case <-p.ended:
				return
			}
		}
	})
	return p
}

// stop ends it, and wipes the line.
func (p *progress) stop() {
	close(p.ended)
	p.wg.Wait()
	p.took = time.Since(p.started)
	if p.show {
		_, _ = fmt.Fprintf(p.out, "\r%*s\r", width, "")
	}
}

// progressLine says how much is done, how fast, and how long it will take yet.
func progressLine(done int, share float64, took time.Duration) string {
	rate := float64(done) / max(took.Seconds(), 0.001)
	line := fmt.Sprintf("%s, %s a second", cases(done), thousands(int(rate)))
	if share <= 0 {
		return line
	}
	const bar = 30
	full := int(share * bar)
	left := time.Duration(float64(took) * (1 - share) / share).Round(time.Second)
	return fmt.Sprintf("[%s%s] %3d %%  %s, %s left", strings.Repeat("#", full), strings.Repeat(".", bar-full), int(100*share), line, left)
}

// summary says what it took.
func (p *progress) summary() {
	if !p.show {
		return
	}
	done := int(p.done.Load())
	_, _ = fmt.Fprintf(p.out, "%s in %s, %s a second", cases(done), p.took.Round(10*time.Millisecond), thousands(int(float64(done)/max(p.took.Seconds(), 0.001))))
	if peak := peakMemory(); peak > 0 {
		_, _ = fmt.Fprintf(p.out, ", %d MB of memory at most", peak>>20)
	}
	_, _ = fmt.Fprintln(p.out)
}

// peakMemory returns the most memory in bytes that the program has had: by the system where it
// says so, else what the Go runtime has taken from it.
func peakMemory() uint64 {
	if data, err := os.ReadFile("/proc/self/status"); err == nil {
		lines := bufio.NewScanner(bytes.NewReader(data))
		for lines.Scan() {
			var kilobytes uint64
			if n, _ := fmt.Sscanf(lines.Text(), "VmHWM: %d kB", &kilobytes); n == 1 {
				return kilobytes << 10
			}
		}
	}
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	if metrics.Read(sample); sample[0].Value.Kind() == metrics.KindUint64 {
		return sample[0].Value.Uint64()
	}
	return 0
}

// isTerminal reports whether someone is likely to watch what is written.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
