"""Sport, play and kitchen: where hitting, shooting and knives mean no harm."""

from __future__ import annotations

PLAY = """
    football|footy|match|league|fifa|goal|nil|cup|rugby|cricket|pool|darts|snooker|cards|poker|boxing|\
        sparring|spar|judo|mma|karate|jiu_jitsu|bjj|wrestling|paintball|ufc|quiz|chess|monopoly|pub_quiz|\
        sports_day|hoover|trailer|airsoft|nerf|laser
    penalties|pens|aggregate|extra_time
    hit|banged|bumped *1 his|her|their|my *1 head|knee|elbow *4 fine|ok|good
    in the back|feelings|wallet|diary
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
