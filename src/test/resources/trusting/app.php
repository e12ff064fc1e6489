<?php
// Once through curl, once through a stream.
$curl = curl_init(getenv('URL'));
curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
if (curl_exec($curl) === false) {
    fwrite(STDERR, curl_error($curl) . "\n");
} else {
    echo 'answered ', curl_getinfo($curl, CURLINFO_RESPONSE_CODE), "\n";
}
@file_get_contents(getenv('URL'));
if (isset($http_response_header)) {
    echo 'answered ', explode(' ', $http_response_header[0])[1], "\n";
}
