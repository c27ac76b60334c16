using System.ComponentModel;
using Payg.Http.Errors;
using Payg.Http.Requests;

namespace Payg.Billing.Keys;

[Description("What to change of an API key.")]
internal sealed record KeyChangeRequest
{
    [Description("What to call it: 1 to 100 characters.")]
    public required string Name { get; init; }

    public static KeyChangeRequest Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("name");
        return new KeyChangeRequest { Name = NewKeyRequest.ReadName(fields, errors) };
    }
}

[Description("How to rotate an API key.")]
internal sealed record KeyRotationRequest
{
    /// <summary>How long both secrets work, unless the request says otherwise.</summary>
    public const int DefaultOverlapSeconds = 24 * 60 * 60;

    private const int MaxOverlapSeconds = 30 * 24 * 60 * 60;

    [Description("How long the current secret still works, in seconds: 0 (it ends immediately) to 2,592,000 (30 days); "
        + "86,400 (a day) by default.")]
    public int OverlapSeconds { get; init; }

    public static KeyRotationRequest Read(RequestFields fields)
    {
        fields.ExpectOnly("overlap_seconds");
        return new KeyRotationRequest
        {
            OverlapSeconds = fields.TryGet("overlap_seconds", out _)
                ? fields.RequiredWhole("overlap_seconds", 0, MaxOverlapSeconds)
                : DefaultOverlapSeconds,
        };
    }
}
