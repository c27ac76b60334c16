using Microsoft.AspNetCore.Mvc;
using Payg.Metering.Measure;

namespace QuickStart;

/// <summary>Translates whole texts, and charges by the word.</summary>
[ApiController]
[Route("text")]
public sealed class TextController : ControllerBase
{
    /// <summary>Translates each word of a text; one that is not known stays as it is.</summary>
    [HttpPost]
    [Metered("text", Unit = "word", InitialPrice = "0.0002")]
    public string Translate([FromBody] string text, string to)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        HttpContext.Features.Get<IMeteringFeature>()!.Quantity = words.Length;
        return string.Join(' ', words.Select(word => Dictionary.Find(word, to) ?? word));
    }
}
