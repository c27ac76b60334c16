namespace Payg.Service.Idempotency;

/// <summary>What is known of a key.</summary>
/// <param name="State">How far its request is.</param>
/// <param name="Customer">The account that sent it.</param>
/// <param name="Key">The key.</param>
/// <param name="Operation">The method and the path.</param>
/// <param name="Id">Names the request that works on it.</param>
/// <param name="Answer">The answer that was given; null: none.</param>
internal sealed record IdempotencyClaim(
    ClaimState State, Guid Customer, string Key, string Operation, Guid Id, StoredAnswer? Answer = null);

/// <summary>How far the request of a key is.</summary>
internal enum ClaimState
{
    Claimed,

    Answered,

    InProgress,

    Reused,
}

/// <summary>An answer that is kept, and given again as it was.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body, as JSON; null: no body.</param>
internal sealed record StoredAnswer(int Status, string? Body) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Body is null)
            return Task.CompletedTask;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        return httpContext.Response.WriteAsync(Body, httpContext.RequestAborted);
    }
}
