using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Payg.Http.Errors;
using Payg.Metering.Authenticate;
using Payg.Service.Http;
using Payg.Storage.Model;

namespace Payg.Service.Idempotency;

/// <summary>
/// Keeps the answer to a request that came with a key, and gives it again. A request that was refused did nothing: its
/// key is free for another. Thread-safe.
/// </summary>
internal sealed partial class IdempotencyFilter(
    IdempotencyStore store, IOptions<JsonOptions> json, ILogger<IdempotencyFilter> logger) : IEndpointFilter
{
    private const int MaxBytes = 1 << 20;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.Headers.TryGetValue(IdempotencyExtensions.Header, out var sent)
            || http.Features.Get<Caller>() is not { } caller)
        {
            return await next(context);
        }

        var errors = new FieldErrors();
        IdempotencyKey.Check(sent.ToString(), IdempotencyKeyRow.MaxKeyLength, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        if (await HashAsync(http.Request) is not { } hash)
        {
            return Problems.Of(
                StatusCodes.Status413PayloadTooLarge, "payload_too_large", $"Send at most {MaxBytes} bytes.");
        }

        var claim = await store.ClaimAsync(
            caller.Credential.Customer.Value, sent.ToString(), $"{http.Request.Method} {http.Request.Path}", hash,
            http.RequestAborted);
        switch (claim.State)
        {
            case ClaimState.Answered:
                http.Response.Headers[IdempotencyExtensions.ReplayedHeader] = "true";
                return claim.Answer;

            case ClaimState.Reused:
                return Problems.Of(
                    StatusCodes.Status409Conflict, "idempotency_key_reused",
                    "Another request was sent with this Idempotency-Key: use a new one.");

            case ClaimState.InProgress:
                return Problems.Of(
                    StatusCodes.Status409Conflict, "idempotency_key_in_progress",
                    "The request with this Idempotency-Key is being worked on: send it again in some seconds.");

            default:
                return await AnswerAsync(context, next, claim);
        }
    }

    private async Task<object?> AnswerAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next, IdempotencyClaim claim)
    {
        object? result = null;
        StoredAnswer? answer = null;
        try
        {
            result = await next(context);
            answer = Read(result);
            return answer ?? result;
        }
        finally
        {
            await FinishAsync(claim, answer);
        }
    }

    /// <summary>
    /// Keeps the answer. Should that fail, the work is done all the same: the request is worked on again when it comes
    /// again, and finds what it made by its key.
    /// </summary>
    private async Task FinishAsync(IdempotencyClaim claim, StoredAnswer? answer)
    {
        try
        {
            await store.FinishAsync(claim, answer);
        }
        catch (Exception exception)
        {
            NotKept(exception.GetBaseException().Message);
        }
    }

    /// <summary>What is kept of a result; null: nothing was done.</summary>
    private StoredAnswer? Read(object? result)
    {
        while (result is INestedHttpResult { Result: var inner })
            result = inner;
        if (result is not IStatusCodeHttpResult { StatusCode: { } status and >= 200 and < 300 })
            return null;
        var value = (result as IValueHttpResult)?.Value;
        return new StoredAnswer(
            status,
            value is null ? null : JsonSerializer.Serialize(value, value.GetType(), json.Value.SerializerOptions));
    }

    /// <summary>The hash of the query and the body, which can be read again; null: the body is too large.</summary>
    private static async Task<byte[]?> HashAsync(HttpRequest request)
    {
        var body = new MemoryStream();
        var buffer = new byte[16 << 10];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > MaxBytes)
                return null;
            body.Write(buffer, 0, read);
        }

        body.Position = 0;
        request.Body = body;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.QueryString}\n"));
        hash.AppendData(body.GetBuffer().AsSpan(0, (int)body.Length));
        return hash.GetHashAndReset();
    }

    [LoggerMessage(EventId = 3310, Level = LogLevel.Warning,
        Message = "The answer to a request with a key could not be kept: {Reason}")]
    private partial void NotKept(string reason);
}
