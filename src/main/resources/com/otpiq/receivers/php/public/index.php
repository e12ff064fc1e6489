<?php

declare(strict_types=1);

require __DIR__ . '/../otpiq/webhook.php';

// Your routes.
http_response_code(404);
