// Receives OTPIQ's delivery reports with nothing but Go's net/http.
//
// Install: nothing; Go 1.19 or newer
// Run:     OTPIQ_WEBHOOK_SECRET=… go run .
// Test:    go test
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)

package main

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"log"
	"mime"
	"net/http"
	"strings"
	"unicode/utf8"
)

const largest = 64 << 10

// Event is a delivery report. Reason and SenderID may be empty.
type Event struct {
	SMSID, Channel, Status string
	IsFinal                bool
	Reason, SenderID       string
}

// Options configure a receiver.
type Options struct {
	Secrets []string    // the secrets that OTPIQ may send: the current one, and during a rotation the previous one
	Store   Store       // remembers events
	OnEvent func(Event) // your work; runs after the response, once for each event
	Check   bool        // shows at /sms/{smsId} what is stored, for tests only
}

type receiver struct {
	Options
	known [][sha256.Size]byte
}

// NewReceiver returns the routes for your application.
func NewReceiver(options Options) (http.Handler, error) {
	re := &receiver{Options: options}
	for _, secret := range options.Secrets {
		if secret != "" {
			re.known = append(re.known, sha256.Sum256([]byte(secret)))
		}
	}
	if len(re.known) == 0 {
		return nil, errors.New("set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report messages as delivered")
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/webhooks/otpiq", re.receive)
	if options.Check {
		mux.HandleFunc("/sms/", re.show)
	}
	return mux, nil
}

func (re *receiver) receive(w http.ResponseWriter, r *http.Request) {
	event, status := re.read(w, r)
	if status != http.StatusOK {
		w.WriteHeader(status)
		return
	}
	isNew, err := re.Store.Record(r.Context(), event)
	if err != nil {
		log.Print("otpiq webhook: ", err)
		// Not stored, so not acknowledged: OTPIQ will send it again.
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusOK)
	if isNew {
		go re.work(event)
	}
}

// work runs in its own goroutine, where net/http does not recover a panic, which would end the process.
func (re *receiver) work(event Event) {
	defer func() {
		if problem := recover(); problem != nil {
			log.Print("otpiq webhook: ", problem)
		}
	}()
	re.OnEvent(event)
}

// read returns the event of a valid request, or the status that rejects it.
func (re *receiver) read(w http.ResponseWriter, r *http.Request) (Event, int) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		return Event{}, http.StatusMethodNotAllowed
	}
	if !re.knows(r.Header.Get("X-OTPIQ-Webhook-Secret")) {
		return Event{}, http.StatusUnauthorized
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largest))
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		return Event{}, http.StatusRequestEntityTooLarge
	}
	if mediaType, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); mediaType != "application/json" {
		return Event{}, http.StatusUnsupportedMediaType
	}
	event, ok := parse(body)
	if err != nil || !ok {
		return Event{}, http.StatusBadRequest
	}
	return event, http.StatusOK
}

// knows compares digests of equal length, so that the time does not depend on what was sent.
func (re *receiver) knows(secret string) bool {
	digest := sha256.Sum256([]byte(secret))
	found := 0
	for _, known := range re.known {
		found |= subtle.ConstantTimeCompare(digest[:], known[:])
	}
	return found == 1
}

// parse reads the keys that matter; others are ignored. A map, because a struct would accept
// "SMSID" for smsId as well, and reject an event with a reason that is not a string.
func parse(body []byte) (Event, bool) {
	var keys map[string]any
	if !utf8.Valid(body) || json.Unmarshal(body, &keys) != nil {
		return Event{}, false
	}
	text := func(key string) string {
		value, _ := keys[key].(string)
		return value
	}
	event := Event{SMSID: text("smsId"), Channel: text("channel"), Status: text("status"),
		IsFinal: keys["isFinal"] == true, Reason: text("reason"), SenderID: text("senderId")}
	return event, event.SMSID != "" && event.Channel != "" && event.Status != ""
}

func (re *receiver) show(w http.ResponseWriter, r *http.Request) {
	message, err := re.Store.Find(r.Context(), strings.TrimPrefix(r.URL.Path, "/sms/"))
	if err != nil || message == nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(message)
}
