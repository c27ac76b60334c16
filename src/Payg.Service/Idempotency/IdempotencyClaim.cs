namespace Payg.Service.Idempotency;

/// <param name="Id">Names the request that works on it.</param>
/// <param name="Answer">The answer that was given; null: none.</param>
internal sealed record IdempotencyClaim(
    ClaimState State, Guid Customer, string Key, string Operation, Guid Id, StoredAnswer? Answer = null);

internal enum ClaimState
{
    Claimed,
    Answered,
    InProgress,
    Reused,
}

/// <summary>An answer that is kept, and given again as it was.</summary>
/// <param name="Body">Its body, as JSON; null: no body.</param>
internal sealed record StoredAnswer(int Status, string? Body) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Body is null)
            return Task.CompletedTask;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        return httpContext.Response.WriteAsync(Body, httpContext.RequestAborted);
    }
}
