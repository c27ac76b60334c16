using Payg.Http.Errors;

namespace Payg.Service.Http;

/// <summary>The header <c>Idempotency-Key</c> of a request: visible ASCII characters.</summary>
internal static class IdempotencyKey
{
    /// <summary>Reports a key that is empty, too long, or has other characters. No key is right.</summary>
    public static void Check(string? key, int maxLength, FieldErrors errors)
    {
        if (key is not null
            && (key.Length == 0 || key.Length > maxLength || key.AsSpan().ContainsAnyExceptInRange('!', '~')))
        {
            errors.Add("idempotency_key", $"Use 1 to {maxLength} visible ASCII characters.");
        }
    }
}
