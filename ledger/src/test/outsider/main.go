// Command outsider checks a log with nothing of ours: the note, tree and proof code of Go's own
// checksum database (golang.org/x/mod/sumdb). It knows the published layout of tiles, and no more.
//
//	outsider FOLDER-OR-ADDRESS VKEY [FOLDER-OF-EARLIER-CHECKPOINTS]
//
// Exit code 0: accepted. 1: rejected, with the reason. 2: it could not be asked.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8
const full = 1 << height

type place string

// get reads one file of the log, and waits where it is asked to.
func (p place) get(path string) ([]byte, error) {
	if !strings.HasPrefix(string(p), "http://") {
		return os.ReadFile(filepath.Join(string(p), path))
	}
	for {
		answer, err := http.Get(string(p) + "/" + path)
		if err != nil {
			return nil, err
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if answer.StatusCode == http.StatusTooManyRequests {
			time.Sleep(200 * time.Millisecond)
			continue
		}
		if err == nil && answer.StatusCode != http.StatusOK {
			err = fmt.Errorf("%s: %s", path, answer.Status)
		}
		return body, err
	}
}

// numbered writes a tile's number in groups of three digits, and its width if it is not full.
func numbered(n int64, width int) string {
	text := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		text = fmt.Sprintf("x%03d/%s", n%1000, text)
	}
	if width != full {
		text += fmt.Sprintf(".p/%d", width)
	}
	return text
}

// Height, ReadTiles and SaveTiles are what tlog asks of whoever fetches tiles for it.
func (p place) Height() int { return height }

func (p place) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		bytes, err := p.get(fmt.Sprintf("tile/%d/%s", tile.L, numbered(tile.N, tile.W)))
		if err != nil {
			return nil, err
		}
		all = append(all, bytes)
	}
	return all, nil
}

func (p place) SaveTiles([]tlog.Tile, [][]byte) {}

func (p place) entries(n int64, width int) ([][]byte, error) {
	bundle, err := p.get("tile/entries/" + numbered(n, width))
	if err != nil {
		return nil, err
	}
	var all [][]byte
	for len(bundle) > 0 {
		if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
			return nil, fmt.Errorf("bundle %d ends in the middle of an entry", n)
		}
		length := int(binary.BigEndian.Uint16(bundle))
		all = append(all, bundle[2:2+length])
		bundle = bundle[2+length:]
	}
	if len(all) != width {
		return nil, fmt.Errorf("bundle %d has %d entries, not %d", n, len(all), width)
	}
	return all, nil
}

func checkpoint(signed []byte, vkey string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("no checkpoint of %s", verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

// entriesAreInTheTree hashes each entry, compares it with the authenticated tree, and proves it.
func entriesAreInTheTree(log place, tree tlog.Tree, hashes tlog.HashReader) error {
	for first := int64(0); first < tree.N; first += full {
		width := int(min(full, tree.N-first))
		entries, err := log.entries(first/full, width)
		if err != nil {
			return err
		}
		var places []int64
		for i := range entries {
			places = append(places, tlog.StoredHashIndex(0, first+int64(i)))
		}
		found, err := hashes.ReadHashes(places)
		if err != nil {
			return err
		}
		for i, entry := range entries {
			if tlog.RecordHash(entry) != found[i] {
				return fmt.Errorf("entry %d is not what the tree has", first+int64(i))
			}
		}
		last := first + int64(width) - 1
		proof, err := tlog.ProveRecord(tree.N, last, hashes)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, last, found[width-1]); err != nil {
			return err
		}
	}
	return nil
}

// holds says whether the tree is one that grew out of an earlier one.
func holds(tree, earlier tlog.Tree, hashes tlog.HashReader) error {
	if earlier.N > tree.N {
		return fmt.Errorf("there once were %d entries, and now there are %d", earlier.N, tree.N)
	}
	if earlier.N == 0 {
		return nil
	}
	proof, err := tlog.ProveTree(tree.N, earlier.N, hashes)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, earlier.N, earlier.Hash)
}

func check(log place, vkey, earlier string) (int64, error) {
	signed, err := log.get("checkpoint")
	if err != nil {
		return 0, err
	}
	tree, err := checkpoint(signed, vkey)
	if err != nil {
		return 0, err
	}
	hashes := tlog.TileHashReader(tree, log)
	if tree.N > 0 {
		if err := entriesAreInTheTree(log, tree, hashes); err != nil {
			return 0, err
		}
	}
	var kept []string
	if earlier != "" {
		kept, _ = filepath.Glob(filepath.Join(earlier, "*"))
	}
	for _, file := range kept {
		bytesOf, err := os.ReadFile(file)
		if err != nil || bytes.Equal(bytesOf, signed) {
			continue
		}
		before, err := checkpoint(bytesOf, vkey)
		if err != nil {
			return 0, err
		}
		if err := holds(tree, before, hashes); err != nil {
			return 0, err
		}
	}
	return tree.N, nil
}

func main() {
	if len(os.Args) < 3 {
		fmt.Println("outsider FOLDER-OR-ADDRESS VKEY [FOLDER-OF-EARLIER-CHECKPOINTS]")
		os.Exit(2)
	}
	earlier := ""
	if len(os.Args) > 3 {
		earlier = os.Args[3]
	}
	size, err := check(place(strings.TrimSuffix(os.Args[1], "/")), os.Args[2], earlier)
	if err != nil {
		fmt.Println("rejected:", err)
		os.Exit(1)
	}
	fmt.Printf("accepted: %d entries\n", size)
}
