<?php

declare(strict_types=1);

/**
 * Your work, with the new state of the message: smsId, status, channel, isFinal, reason, senderId.
 *
 * It is in the transaction that stores the event: if it throws, nothing is stored, and OTPIQ sends the webhook again.
 * Only quick statements of this database here:
 *
 *   $db->prepare('UPDATE orders SET sms_status = ? WHERE sms_id = ?')->execute([$message['status'], $message['smsId']]);
 *
 * The order may not have its sms_id yet, because a webhook can be faster than your application. So after you store it,
 * read the state from otpiq_message.
 *
 * Do not commit, and catch no error of a statement: on PostgreSQL, the transaction has failed then. A statement that may
 * fail needs a savepoint, or a job.
 *
 * For slow work (mail, HTTP), insert a row into a table of jobs, and let a cron job do it.
 */
return function (array $message, PDO $db): void {
    error_log("{$message['smsId']}: {$message['channel']} {$message['status']}");
};
