package com.example.otpiq;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores events and messages; see otpiq.sql. PostgreSQL has the same statements. */
@Component
class OtpiqStore {

    /** Each event once, decided by the database: no row for a duplicate. */
    private static final String INSERT_EVENT =
            """
            INSERT INTO otpiq_event (sms_id, channel, status, is_final, reason, sender_id, received_at)
            VALUES (:smsId, :channel, :status, :isFinal, :reason, :senderId, :now)
            ON CONFLICT (sms_id, channel, status, is_final) DO NOTHING
            """;

    /**
     * No row for an event that is too late: after a final event, and, if it is not final itself,
     * after a later event of its channel, after the first event of the next channel, or after an
     * event of a later channel in the order whatsapp, telegram, sms. This is the order of OTPIQ's
     * provider whatsapp-telegram-sms; that "auto" has the same is assumed.
     */
    private static final String UPDATE_MESSAGE =
            """
            INSERT INTO otpiq_message (sms_id, status, channel, is_final, reason, sender_id, created_at, updated_at)
            VALUES (:smsId, :status, :channel, :isFinal, :reason, :senderId, :now, :now)
            ON CONFLICT (sms_id) DO UPDATE SET
                status = excluded.status, channel = excluded.channel, is_final = excluded.is_final,
                reason = excluded.reason, sender_id = excluded.sender_id, updated_at = excluded.updated_at
            WHERE NOT otpiq_message.is_final AND (
                excluded.is_final
                OR otpiq_message.channel = excluded.channel AND excluded.status <> 'sent'
                OR NOT EXISTS (
                    SELECT 1 FROM otpiq_event
                    WHERE sms_id = excluded.sms_id AND channel = excluded.channel
                        AND status <> excluded.status
                ) AND (otpiq_message.channel, excluded.channel) NOT IN (
                    VALUES ('sms', 'telegram'), ('sms', 'whatsapp'), ('telegram', 'whatsapp')
                )
            )
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final DeliveryReportHandler handler;

    OtpiqStore(JdbcClient jdbc, TransactionOperations transactions, DeliveryReportHandler handler) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.handler = handler;
    }

    /**
     * Stores an event, updates its message and calls the handler, in one transaction. A duplicate,
     * and an event that is too late to change the message, does not reach the handler.
     */
    void record(DeliveryReport report) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("smsId", report.smsId());
        values.put("channel", report.channel());
        values.put("status", report.status());
        values.put("isFinal", report.isFinal());
        values.put("reason", report.reason());
        values.put("senderId", report.senderId());
        values.put("now", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        transactions.executeWithoutResult(transaction -> {
            if (jdbc.sql(INSERT_EVENT).params(values).update() == 1
                    && jdbc.sql(UPDATE_MESSAGE).params(values).update() == 1) {
                handler.handle(report);
                // Fails on PostgreSQL if the handler has caught an error of the database.
                jdbc.sql("SELECT 1").query().singleValue();
            }
        });
    }

    /** What is stored about a message, and its events. */
    Optional<Map<String, Object>> find(String smsId) {
        List<Map<String, Object>> events =
                jdbc.sql("SELECT * FROM otpiq_event WHERE sms_id = ? ORDER BY id")
                        .param(smsId)
                        .query((row, i) ->
                                Map.<String, Object>of(
                                        "channel", row.getString("channel"),
                                        "status", row.getString("status"),
                                        "isFinal", row.getBoolean("is_final"),
                                        "receivedAt", row.getString("received_at")))
                        .list();
        return jdbc.sql("SELECT * FROM otpiq_message WHERE sms_id = ?")
                .param(smsId)
                .query((row, i) -> {
                    Map<String, Object> message = new LinkedHashMap<>();
                    message.put("smsId", smsId);
                    message.put("status", row.getString("status"));
                    message.put("channel", row.getString("channel"));
                    message.put("isFinal", row.getBoolean("is_final"));
                    message.put("reason", row.getString("reason"));
                    message.put("senderId", row.getString("sender_id"));
                    message.put("createdAt", row.getString("created_at"));
                    message.put("updatedAt", row.getString("updated_at"));
                    message.put("events", events);
                    return message;
                })
                .optional();
    }
}
