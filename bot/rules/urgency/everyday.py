"""Sport, play, kitchen and things: where hitting, shooting, knives and killing mean no harm."""

from __future__ import annotations

PLAY = """
    football|footy|match|league|fifa|goal|nil|cup|rugby|cricket|pool|darts|snooker|cards|poker|boxing|\
        sparring|spar|judo|mma|karate|jiu_jitsu|bjj|wrestling|paintball|ufc|quiz|chess|monopoly|pub_quiz|\
        sports_day|hoover|trailer|airsoft|nerf|laser
    penalties|pens|aggregate|extra_time
    hit|banged|bumped *1 his|her|their|my *1 head|knee|elbow *4 fine|ok|good
    in the back|feelings|wallet|diary
    dominoes|scrabble|bowling|uno|tennis|rovers|albion|hurley|hurling
    arsenal|chelsea|spurs|everton|rangers|celtic
    prices|vinted|ebay|council_tax|interest
    lol *2 not *2 bothered
    kitchen|chef|cooking|cutlery|fork|forks|butter|bread|argos|tesco|ikea|asda|wilko|drawer|cake|cheese|\
        diy|toolbox|bandq|screwfix|carpet
    hit|hits|hitting me up
    hit me with your|a question|it
    glue|nail|water|heat|spray|staple|massage|caulk gun
    stanley cup|park
    strap *2 watch|bag|bra
"""

# What no person does: "this deadline is strangling me". It has to begin a sentence: "outside the gym trying to kill me"
# speaks of somebody.
A_THING_DOES = """
    ^ that|this|my|the|these|those|them|todays *1 <thing> is|are|was|were|has|have|had|nearly|almost? \
        tried|trying|tries|wants|wanting|wanna|gonna|want|going? to? kill|killed|killing|murder|murdered|murdering|\
        strangle|strangled|strangling|slaughter|slaughtered|finish|finished|finishing me|us
"""
