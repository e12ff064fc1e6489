package com.example.otpiq;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;

/** Shows at /sms/{smsId} what is stored, for tests only: with OTPIQ_CHECK=1. */
@RestController
@ConditionalOnProperty(name = "otpiq.check", havingValue = "1")
class CheckController {

    private final OtpiqStore store;

    CheckController(OtpiqStore store) {
        this.store = store;
    }

    @GetMapping("/sms/{smsId}")
    ResponseEntity<Map<String, Object>> show(@PathVariable String smsId) {
        return ResponseEntity.of(store.find(smsId));
    }
}
