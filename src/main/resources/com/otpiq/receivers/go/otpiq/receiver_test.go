package otpiq

import (
	"bytes"
	"context"
	"errors"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

const (
	secret           = "test-secret"
	sent             = `{"smsId":"sms-1","deliveryReportType":"all","isFinal":false,"channel":"sms","status":"sent"}`
	delivered        = `{"smsId":"sms-1","deliveryReportType":"all","isFinal":true,"channel":"sms","status":"delivered"}`
	failed           = `{"smsId":"sms-1","deliveryReportType":"all","isFinal":false,"channel":"sms","status":"failed"}`
	failedFinally    = `{"smsId":"sms-1","deliveryReportType":"all","isFinal":true,"channel":"sms","status":"failed"}`
	sentByWhatsApp   = `{"smsId":"sms-1","deliveryReportType":"all","isFinal":false,"channel":"whatsapp","status":"sent"}`
	sentByTelegram   = `{"smsId":"sms-1","deliveryReportType":"all","isFinal":false,"channel":"telegram","status":"sent"}`
	sentByAnother    = `{"smsId":"sms-1","deliveryReportType":"all","isFinal":false,"channel":"new","status":"sent"}`
	failedByWhatsApp = `{"smsId":"sms-1","deliveryReportType":"all","isFinal":false,"channel":"whatsapp","status":"failed"}`
)

type fixture struct {
	*testing.T
	url     string
	file    string
	store   *FileStore
	mutex   sync.Mutex
	handled []Message
	handle  func() error
}

// logged returns what is logged from now on.
func logged(t *testing.T) *bytes.Buffer {
	var lines bytes.Buffer
	log.SetOutput(&lines)
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	return &lines
}

func start(t *testing.T) *fixture {
	f := &fixture{T: t, file: filepath.Join(t.TempDir(), "otpiq.jsonl"), handle: func() error { return nil }}
	f.store = f.open()
	handler, err := NewReceiver(Options{
		Secrets: []string{secret, "old-secret"},
		Store:   f.store,
		OnDeliveryReport: func(_ context.Context, message Message) error {
			if err := f.handle(); err != nil {
				return err
			}
			f.mutex.Lock()
			defer f.mutex.Unlock()
			f.handled = append(f.handled, message)
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	f.url = server.URL + "/webhooks/otpiq"
	return f
}

func (f *fixture) open() *FileStore {
	store, err := OpenFileStore(f.file)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { store.Close() })
	return store
}

// post returns the status of the response; headers are names and values in turn.
func (f *fixture) post(body string, headers ...string) int {
	f.Helper()
	request, _ := http.NewRequest(http.MethodPost, f.url, strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-OTPIQ-Webhook-Secret", secret)
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		f.Error(err)
		return 0
	}
	response.Body.Close()
	return response.StatusCode
}

func (f *fixture) message() *Message {
	message, _ := f.store.Find(context.Background(), "sms-1")
	return message
}

func expect[T comparable](t *testing.T, want, got T) {
	t.Helper()
	if want != got {
		t.Errorf("want %v, got %v", want, got)
	}
}

func TestAcceptsAKnownSecretOnly(t *testing.T) {
	f, lines := start(t), logged(t)
	for _, wrong := range []string{"wrong", secret + "x", ""} {
		expect(t, 401, f.post(sent, "X-OTPIQ-Webhook-Secret", wrong))
	}
	expect(t, 1, strings.Count(lines.String(), "\n"))
	expect(t, nil, f.message())
	expect(t, 200, f.post(sent, "X-OTPIQ-Webhook-Secret", "old-secret"))
	expect(t, 200, f.post(sent))
}

func TestDoesNotStartWithoutAValidSecret(t *testing.T) {
	for _, invalid := range []string{"", " ", secret + "\n", "base64/=", "größer", strings.Repeat("x", 201)} {
		if _, err := NewReceiver(Options{Secrets: []string{invalid, ""}}); err == nil {
			t.Errorf("it starts with %q", invalid)
		}
	}
	_, err := NewReceiver(Options{Secrets: []string{"!#$%&'*+-.^_`|~", strings.Repeat("x", 200)}})
	expect(t, true, err == nil)
}

func TestRefusesInvalidBodies(t *testing.T) {
	f, lines := start(t), logged(t)
	for _, body := range []string{
		"", `{"smsId":`, "[]", `"sms-1"`, "null", "{}", sent + "x",
		strings.Replace(sent, "sms-1", "\xff", 1),
		strings.Replace(sent, "}", `,"new":["\ud800"]}`, 1),
		strings.Replace(sent, "}", `,"new":"\\\ud800\u0041"}`, 1),
		strings.Replace(sent, "}", `,"\uDC00":1}`, 1),
		strings.Replace(sent, `"smsId"`, `"SMSID"`, 1),
		strings.Replace(sent, `"sms-1"`, `""`, 1),
		strings.Replace(sent, `"sms-1"`, "1", 1),
		strings.Replace(sent, `"sms"`, "null", 1),
		strings.Replace(sent, `"sent"`, `["sent"]`, 1),
		strings.Replace(sent, "false", `"false"`, 1),
		strings.Replace(sent, `"isFinal":false,`, "", 1),
		strings.Replace(sent, "}", `,"reason":1}`, 1),
		strings.Replace(sent, "}", `,"senderId":{}}`, 1),
	} {
		lines.Reset()
		if status := f.post(body); status != 400 || !strings.Contains(lines.String(), "smsId") {
			t.Errorf("%s: %d, %s", body, status, lines)
		}
	}
	expect(t, nil, f.message())
	expect(t, 200, f.post(strings.Replace(sent, "}", `,"new":"\ud83d\ude00 \\ud800"}`, 1)))
}

func TestRefusesOtherRequests(t *testing.T) {
	f := start(t)
	expect(t, 415, f.post(sent, "Content-Type", "text/plain"))
	expect(t, 413, f.post(strings.Repeat("x", largest+1)))
	response, err := http.Get(f.url)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	expect(t, 405, response.StatusCode)
}

func TestLives(t *testing.T) {
	for _, life := range []struct {
		end     string
		handled int
		events  []string
	}{
		{"sms delivered true", 2, []string{sent, delivered}},
		{"sms delivered true", 1, []string{delivered, sent}},
		{"sms delivered true", 1, []string{delivered, delivered, delivered}},
		{"sms delivered true", 1, []string{delivered, failedFinally}},
		{"sms failed true", 2, []string{failed, failedFinally}},
		{"sms failed false", 1, []string{failed, sent}},
		{"sms sent false", 3, []string{sentByWhatsApp, failedByWhatsApp, sent}},
		{"sms sent false", 2, []string{sentByWhatsApp, sent, failedByWhatsApp}},
		{"sms sent false", 1, []string{sent, sentByTelegram, failedByWhatsApp}},
		{"sms sent false", 2, []string{sentByTelegram, failedByWhatsApp, sent}},
		{"whatsapp sent false", 2, []string{sentByAnother, sentByWhatsApp}},
	} {
		f := start(t)
		for _, event := range life.events {
			expect(t, 200, f.post(event))
		}
		for _, store := range []*FileStore{f.store, f.open()} {
			message, _ := store.Find(context.Background(), "sms-1")
			isFinal := map[bool]string{true: "true", false: "false"}[message.IsFinal]
			expect(t, life.end, message.Channel+" "+message.Status+" "+isFinal)
		}
		expect(t, life.handled, len(f.handled))
	}
}

func TestStoresWhatOTPIQReports(t *testing.T) {
	f := start(t)
	body := strings.Replace(failedFinally, "}", `,"reason":"الهاتف مغلق","senderId":"OTPIQ","new":"key"}`, 1)
	expect(t, 200, f.post(body, "Content-Type", "Application/JSON; charset=utf-8"))
	expect(t, DeliveryReport{"sms-1", "sms", "failed", true, "الهاتف مغلق", "OTPIQ"}, f.message().DeliveryReport)
	expect(t, "الهاتف مغلق", f.handled[0].Reason)
	expect(t, false, f.message().UpdatedAt.IsZero())
}

func TestHandlesConcurrentDuplicatesOnce(t *testing.T) {
	f := start(t)
	statuses := make(chan int)
	for i := 0; i < 5; i++ {
		go func() { statuses <- f.post(delivered) }()
	}
	for i := 0; i < 5; i++ {
		expect(t, 200, <-statuses)
	}
	expect(t, 1, len(f.handled))
}

func TestStoresNothingWhenTheHandlerFails(t *testing.T) {
	f, lines := start(t), logged(t)
	for _, handle := range []func() error{
		func() error { return errors.New("no such order") },
		func() error { panic("no such order") },
		func() error { panic(errors.New("no such order")) },
		func() error { panic(http.ErrAbortHandler) },
		func() error { panic(nil) },
	} {
		f.handle = handle
		lines.Reset()
		expect(t, 500, f.post(delivered))
		expect(t, true, strings.Contains(lines.String(), `"sms-1"`))
		expect(t, nil, f.message())
	}
	f.handle = func() error { return nil }
	expect(t, 200, f.post(delivered))
	expect(t, 1, len(f.handled))
}

func TestDoesNotAcknowledgeWhatIsNotStored(t *testing.T) {
	f := start(t)
	f.store.Close()
	expect(t, 500, f.post(sent))
	expect(t, nil, f.message())
}

func TestAnIncompleteLineIsForgotten(t *testing.T) {
	f := start(t)
	f.post(sent)
	size := f.store.size
	if _, err := f.store.file.WriteAt([]byte(`{"smsId":"sms-2"`), size); err != nil {
		t.Fatal(err)
	}
	expect(t, size, f.open().size)
	expect(t, 200, f.post(delivered))
	message, _ := f.open().Find(context.Background(), "sms-1")
	expect(t, "delivered", message.Status)
}
