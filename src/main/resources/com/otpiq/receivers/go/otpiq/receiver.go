// Package otpiq receives OTPIQ's delivery reports with nothing but Go's standard library.
//
//	Install: nothing; Go 1.19 or newer
//	Run:     OTPIQ_WEBHOOK_SECRET=… go run .
//	Test:    go test ./...
//	Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//	           --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with OTPIQ_CHECK=1)
package otpiq

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"mime"
	"net/http"
	"regexp"
	"strings"
	"sync/atomic"
	"time"
	"unicode/utf8"
)

const largest = 64 << 10

// DeliveryReport is an event of a message. Reason and SenderID may be empty.
type DeliveryReport struct {
	SMSID    string `json:"smsId"`
	Channel  string `json:"channel"`
	Status   string `json:"status"`
	IsFinal  bool   `json:"isFinal"`
	Reason   string `json:"reason,omitempty"`
	SenderID string `json:"senderId,omitempty"`
}

// Options configure a receiver.
type Options struct {
	Secrets          []string // the secrets that OTPIQ may send: the current one, and during a rotation the old one
	Store            Store    // stores events and messages
	OnDeliveryReport Handler  // your work; see on_delivery_report.go
	Check            bool     // shows at /sms/{smsId} what is stored, for tests only
}

type receiver struct {
	Options
	known       [][sha256.Size]byte
	nextWarning atomic.Int64 // of a wrong secret; in seconds
}

// validSecret is OTPIQ's rule for deliveryReport.webhookSecret.
var validSecret = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}$")

// NewReceiver returns the routes for your application.
func NewReceiver(options Options) (http.Handler, error) {
	re := &receiver{Options: options}
	for _, secret := range options.Secrets {
		if secret != "" {
			if !validSecret.MatchString(secret) {
				return nil, errors.New("OTPIQ_WEBHOOK_SECRET must be 1 to 200 characters without spaces: " +
					"letters, digits and !#$%&'*+-.^_`|~")
			}
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
	report, status := re.read(w, r)
	if status == http.StatusOK {
		if err := re.record(r.Context(), report); err != nil {
			// Nothing is stored, so it is not acknowledged: OTPIQ sends it again.
			log.Printf("otpiq webhook %q: %v", report.SMSID, err)
			status = http.StatusInternalServerError
		}
	}
	w.WriteHeader(status)
}

// record returns a panic of the handler as an error, also panic(nil).
func (re *receiver) record(ctx context.Context, report DeliveryReport) (err error) {
	err = errors.New("panic")
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("panic: %v", problem)
		}
	}()
	return re.Store.Record(ctx, report, re.OnDeliveryReport)
}

// read returns the delivery report of a valid request, or the status that rejects it.
func (re *receiver) read(w http.ResponseWriter, r *http.Request) (DeliveryReport, int) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		return DeliveryReport{}, http.StatusMethodNotAllowed
	}
	if mediaType, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); mediaType != "application/json" {
		return DeliveryReport{}, http.StatusUnsupportedMediaType
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largest))
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		return DeliveryReport{}, http.StatusRequestEntityTooLarge
	}
	if !re.knows(r.Header.Get("X-OTPIQ-Webhook-Secret")) {
		now, next := time.Now().Unix(), re.nextWarning.Load()
		if now >= next && re.nextWarning.CompareAndSwap(next, now+60) { // at most one a minute
			log.Print("otpiq webhook refused: the secret is missing or wrong")
		}
		return DeliveryReport{}, http.StatusUnauthorized
	}
	report, valid := parse(body)
	if err != nil || !valid {
		log.Printf("otpiq webhook refused: no valid delivery report, smsId %.200q", report.SMSID)
		return DeliveryReport{}, http.StatusBadRequest
	}
	return report, http.StatusOK
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

// parse reads the keys that matter; others are ignored. It uses a map, because a struct would accept "SMSID" for smsId.
func parse(body []byte) (DeliveryReport, bool) {
	var keys map[string]any
	if !utf8.Valid(body) || json.Unmarshal(body, &keys) != nil || hasHalfCharacter(body) {
		return DeliveryReport{}, false
	}
	isFinal, valid := keys["isFinal"].(bool)
	text := func(key string) string {
		value, isText := keys[key].(string)
		valid = valid && (isText || keys[key] == nil)
		return value
	}
	report := DeliveryReport{SMSID: text("smsId"), Channel: text("channel"), Status: text("status"),
		IsFinal: isFinal, Reason: text("reason"), SenderID: text("senderId")}
	return report, valid && report.SMSID != "" && report.Channel != "" && report.Status != ""
}

var escapes = regexp.MustCompile(`(?i)\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|\\u(d[89a-f][0-9a-f]{2})|\\.`)

// hasHalfCharacter reports whether JSON has half a surrogate pair (\ud800), which encoding/json replaces.
func hasHalfCharacter(body []byte) bool {
	for _, escape := range escapes.FindAllSubmatch(body, -1) {
		if escape[1] != nil {
			return true
		}
	}
	return false
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
